import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { and, count, eq, type SQL } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { entries } from '../../db/schema/entries.ts';
import { facts } from '../../db/schema/facts.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { StackError } from '../../stack/say.ts';
import type { RoundInput } from '../../workflows/messages.ts';
import { groupsOf } from '../bench/groups.ts';
import { DUE } from './rulebook.ts';

const LOOK_MS = 100;
const PATIENCE_MS = 240_000;

/** Starts a round whose duties fall due `leadMs` from now; answers that moment, in milliseconds of this machine's clock. */
export async function startRound(
  client: Client,
  book: Rulebook,
  { round, inspections, leadMs }: { round: string; inspections: number; leadMs: number },
): Promise<number> {
  const dueAt = Date.now() + leadMs;
  const clockOffset = Date.parse(DUE) - dueAt;
  const input: RoundInput = {
    ...{ v: 1, round, mode: 'live', book, calendar: publishedCalendar(), clockOffset },
    instant: new Date(Date.now() + clockOffset).toISOString(),
    origin: { commandId: `start/${round}`, commandHash: '0', typedBy: 'scale' },
    ...{ params: {}, plans: {} },
    groups: groupsOf(inspections).map(({ no, inspects }) => ({
      no,
      inspections: inspects.map((one) => ({ ...one, ref: `${no}-${one.no}`, group: no, traits: [] })),
    })),
  };
  await client.workflow.start('round', { workflowId: round, taskQueue: 'xuncheng', args: [input] });
  return dueAt;
}

/** How many entries of one type a round has in the ledger. */
export function entriesIn(db: Db, round: string, type: 'inspection.started' | 'deadline.lapsed' | 'rung.fired') {
  return counted(db, entries, and(eq(entries.round, round), eq(entries.type, type)));
}

/** How many facts of one step a round has in the ledger. */
export function factsIn(db: Db, round: string, fact: string): Promise<number> {
  return counted(db, facts, and(eq(facts.round, round), eq(facts.fact, fact)));
}

/** Waits until the count is reached; each look is told. */
export async function reached(
  least: number,
  look: () => Promise<number>,
  told: (n: number) => void = () => {},
): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(LOOK_MS)) {
    const n = await look();
    told(n);
    if (n >= least) return;
    if (Date.now() > end) throw new StackError(`等了 ${PATIENCE_MS / 1000} 秒，台账里只有 ${n} 件，应有 ${least} 件`);
  }
}

async function counted(db: Db, table: typeof entries | typeof facts, where: SQL | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(table).where(where);
  return row?.n ?? 0;
}
