import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { AccountRow } from '../../db/queries/accounts.ts';
import {
  endSession,
  forgetSessions,
  insertSession,
  type SessionRow,
  type SessionView,
  sessionByToken,
  touchSession,
} from '../../db/queries/sessions.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { newToken, TOKEN, tokenHash } from '../feeds/token.ts';
import { ABSOLUTE_MS, IDLE_MS, KEPT_MS, later, NOTED_MS } from './limits.ts';

type Deps = Pick<ApiDeps, 'db' | 'now'>;
const AGENT_CHARACTERS = 200;

export function sessionView(deps: Deps): SessionView {
  const now = instantNow(deps);
  return { now, usedAfter: later(now, -IDLE_MS) };
}

/** A session of its own for every sign-in, with its token; one that the browser showed before is over. */
export async function openSession(
  deps: Deps,
  account: AccountRow,
  request: FastifyRequest,
  shown: string | undefined,
): Promise<{ session: SessionRow; token: string }> {
  const before = await sessionShown(deps, shown);
  if (before) await endSession(deps.db, before.account.id, before.session.id, sessionView(deps));
  const now = instantNow(deps);
  const token = newToken();
  const session: SessionRow = {
    id: randomUUID(),
    tokenHash: tokenHash(token),
    account: account.id,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: later(now, ABSOLUTE_MS),
    address: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, AGENT_CHARACTERS),
    endedAt: null,
  };
  await insertSession(deps.db, session);
  await forgetSessions(deps.db, later(now, -KEPT_MS));
  return { session, token };
}

/** The session of a token, noted as used unless told; none when it was never given, is over or its account disabled. */
export async function sessionShown(
  deps: Deps,
  token: string | undefined,
  used = true,
): Promise<{ session: SessionRow; account: AccountRow } | undefined> {
  if (token === undefined || !TOKEN.test(token)) return undefined;
  const view = sessionView(deps);
  const found = await sessionByToken(deps.db, tokenHash(token), view);
  if (used && found && found.session.lastUsedAt <= later(view.now, -NOTED_MS)) {
    await touchSession(deps.db, found.session.id, view.now);
  }
  return found;
}
