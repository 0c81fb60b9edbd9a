import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Db } from '../../db/client.ts';
import { type AccountRow, accountByLogin, rehashPassword } from '../../db/queries/accounts.ts';
import { countAttempt, forgetAttempts, type WaitRule, waitingUntil } from '../../db/queries/sign-in-attempts.ts';
import type { TrailDetail } from '../../db/schema/trail.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { hashPassword, isOutdated, verifyPassword } from '../password.ts';
import type { ApiProblem } from '../problem.ts';
import type { Trail } from '../trail/trail.ts';
import type { AddressLimit } from './address-limit.ts';
import { later } from './limits.ts';
import { tooMany, wrongPassword } from './refusals.ts';

/** Five free attempts, then a minute, two, four … at most a quarter of an hour. */
const WAITS: WaitRule = { free: 5, windowSeconds: 900, firstWaitSeconds: 60, longestWaitSeconds: 900 };

const DAY_MS = 86_400_000;
/** What a login may look like at all; anything else is looked up nowhere. */
const PLAUSIBLE = /^\P{C}{1,100}$/u;

interface Parts {
  deps: Pick<ApiDeps, 'db' | 'now'>;
  limit: AddressLimit;
  trail: Trail;
}

/** Holds logins against passwords, at the same cost whether a login exists or not. */
export class SignIn {
  readonly #db: Db;
  readonly #key = randomBytes(32);
  readonly #unknown = hashPassword(randomBytes(32).toString('base64'));
  // A hash costs 50 ms: what it once found true of a stored hash is not asked again.
  readonly #verified = new Set<string>();
  // A page asks many things at once: one password shown many times is one attempt.
  readonly #underWay = new Map<string, Promise<AccountRow>>();

  constructor(private readonly parts: Parts) {
    this.#db = parts.deps.db;
  }

  /** Whose login and password these are; 401 when nobody's, 429 while the login or the address must wait. */
  async check(login: string, password: string, request: FastifyRequest): Promise<AccountRow> {
    const found = PLAUSIBLE.test(login) ? await accountByLogin(this.#db, login) : undefined;
    const row = found?.disabled ? undefined : found;
    const proof = this.#mac(JSON.stringify([login, row?.passwordHash, password]));
    if (row && this.#verified.has(proof)) {
      const now = instantNow(this.parts.deps);
      const loginHash = hashOfLogin(login);
      const until = await waitingUntil(this.#db, loginHash, now);
      if (until !== undefined) throw await this.#waits(row, loginHash, until, request);
      return row;
    }
    const attempt = this.#underWay.get(proof) ?? this.#attempt({ login, password, row, proof }, request);
    this.#underWay.set(proof, attempt);
    return attempt.finally(() => this.#underWay.delete(proof));
  }

  async #attempt(
    { login, password, row, proof }: { login: string; password: string; row: AccountRow | undefined; proof: string },
    request: FastifyRequest,
  ): Promise<AccountRow> {
    const { deps, limit, trail } = this.parts;
    const loginHash = hashOfLogin(login);
    const now = instantNow(deps);
    await limit(request);
    if (!(await countAttempt(this.#db, loginHash, now, WAITS))) {
      throw await this.#waits(row, loginHash, (await waitingUntil(this.#db, loginHash, now)) ?? now, request);
    }
    const right = await verifyPassword(password, row?.passwordHash ?? (await this.#unknown));
    if (!row || !right) {
      await trail.note(request, 'sign-in-refused', whose(row), loginHash);
      throw wrongPassword();
    }
    await forgetAttempts(this.#db, loginHash, later(now, -DAY_MS));
    this.#verified.add(proof);
    if (!isOutdated(row.passwordHash)) return row;
    const passwordHash = await hashPassword(password);
    await rehashPassword(this.#db, row.id, row.passwordHash, passwordHash);
    return { ...row, passwordHash };
  }

  async #waits(
    row: AccountRow | undefined,
    loginHash: string,
    until: string,
    request: FastifyRequest,
  ): Promise<ApiProblem> {
    const { deps, trail } = this.parts;
    await trail.note(request, 'sign-in-waits', { of: 'login', ...whose(row) }, loginHash);
    return tooMany((Date.parse(until) - Date.parse(instantNow(deps))) / 1000);
  }

  #mac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64');
  }
}

/** Which account somebody tried: what was typed for a login that is none may be a password, and goes nowhere. */
function whose(row: AccountRow | undefined): TrailDetail {
  return row ? { account: row.id } : { unknown: true };
}

/** What the table of attempts has of a login somebody typed. */
function hashOfLogin(login: string): string {
  return createHash('sha256').update(login).digest('hex');
}
