import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Db } from '../../db/client.ts';
import type { TrailDetail } from '../../db/schema/trail.ts';
import { appendTrail } from '../../db/trail/append.ts';
import type { TrailNote } from '../../db/trail/chain.ts';
import { TRAIL_EVENTS, type TrailEvent } from '../../db/trail/events.ts';
import { transaction } from '../../db/transaction.ts';
import type { Account } from '../auth/account.ts';
import { instantNow } from '../clock.ts';
import { databaseIsDown } from '../database-down.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiProblem, problem } from '../problem.ts';
import { Appender } from './appender.ts';
import { isUse, Repeats } from './repeats.ts';

/** What a change tells the trail, beside its result. */
export interface Recorded<T> {
  result: T;
  detail?: TrailDetail;
  /** Where only the work shows which event it was; null where nothing happened after all. */
  event?: TrailEvent | null;
}

/**
 * 审计日志. What is noted is kept before the answer goes out; where it cannot be kept the request is answered 503.
 * Details are ids, codes and numbers.
 */
export interface Trail {
  note(request: FastifyRequest, event: TrailEvent, detail?: TrailDetail, like?: string): Promise<void>;
  /** Makes a change and its entry in one transaction: neither is there without the other. */
  recorded<T>(request: FastifyRequest, event: TrailEvent, work: (tx: Db) => Promise<Recorded<T>>): Promise<T>;
  /** Keeps the counts whose span ended, or all of them. */
  settle(all?: boolean): Promise<void>;
}

const LONGEST = 200;

/** The trail of one process. */
export function openTrail(deps: Pick<ApiDeps, 'db' | 'now' | 'logLevel'>, parent: FastifyBaseLogger): Trail {
  const log = parent.child({}, { level: deps.logLevel === 'silent' ? 'silent' : 'info' });
  const appender = new Appender(deps.db);
  const repeats = new Repeats();

  function noteOf({ id, ip, account }: FastifyRequest, event: TrailEvent, detail: TrailDetail): TrailNote {
    // Outside the guard nobody is known.
    const login = (account as Account | undefined)?.login ?? '';
    const where = { address: plain(ip), request: id };
    return { at: instantNow(deps), event, account: login, ...where, detail: plainDetail(detail) };
  }

  /** As a log line, whatever the level. */
  function tell({ event, account, address, request, detail }: TrailNote): void {
    log.info({ trail: event, reqId: request, remoteAddress: address, by: account, ...detail }, TRAIL_EVENTS[event]);
  }

  return {
    async note(request, event, detail = {}, like) {
      const note = noteOf(request, event, detail);
      const first = repeats.isFirst(note, like);
      if (first || !isUse(event)) tell(note);
      if (first) await appender.add(note).catch(unwritable);
    },
    async recorded(request, event, work) {
      const { result, notes } = await transaction(deps.db, async (tx) => {
        const { result, detail = {}, event: happened = event } = await work(tx);
        const notes = happened === null ? [] : [noteOf(request, happened, detail)];
        await appendTrail(tx, notes).catch(unwritable);
        return { result, notes };
      });
      notes.forEach(tell);
      return result;
    },
    async settle(all = false) {
      const counted = repeats.ended(all ? undefined : Date.parse(instantNow(deps)));
      await Promise.all(counted.map((note) => appender.add(note)));
    },
  };
}

function unwritable(error: unknown): never {
  if (databaseIsDown(error)) throw error;
  const detail = '审计日志写不进去，这次请求没有执行；请联系管理员';
  throw new ApiProblem(problem(503, 'trail-unwritable', detail), 5);
}

/** NUL and halves of surrogate pairs cannot be kept, and nobody makes an entry long. */
function plain(text: string): string {
  return text.slice(0, LONGEST).replaceAll(/\0|\p{Cs}/gu, '\u{FFFD}');
}

function plainDetail(detail: TrailDetail): TrailDetail {
  const kept = Object.entries(detail).map(([key, value]) => [
    key,
    typeof value === 'string' ? plain(value) : Array.isArray(value) ? value.map(plain) : value,
  ]);
  return Object.fromEntries(kept);
}
