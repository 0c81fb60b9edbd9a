import { and, count, eq, isNotNull, lt, max, min, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { checkpoints as c } from '../schema/checkpoints.ts';
import { deadlines as d } from '../schema/deadlines.ts';
import { deliveries } from '../schema/deliveries.ts';
import { effects } from '../schema/effects.ts';
import { outbox } from '../schema/outbox.ts';
import { workflows as w } from '../schema/workflows.ts';
import { type Lights, type LightView, lightOf, noLights } from './light.ts';

/** How the work stands, in numbers alone. Instants in UTC; null where there is none. */
export interface Standing {
  workflows: number;
  /** The earliest instant a live workflow should have acted at and, by the ledger, has not. */
  agendaSince: string | null;
  /** Effects asked for and not yet answered. */
  effectsPending: number;
  effectsFailed: number;
  outboxQueued: number;
  /** The oldest notice that is not dealt out. */
  outboxSince: string | null;
  deliveriesQueued: number;
  deliveriesDead: number;
  lights: Lights;
  checkpointAt: string | null;
}

/** Asks the ledger for its standing at an instant. */
export async function standing(db: Db, now: string, view: LightView): Promise<Standing> {
  const [all] = await db.select({ n: count(), pending: sql<number>`coalesce(sum(${w.pending}), 0)::integer` }).from(w);
  const overdue = and(eq(w.mode, 'live'), eq(w.closed, false), isNotNull(w.nextDue), lt(w.nextDue, now));
  const [agenda] = await db
    .select({ since: min(w.nextDue) })
    .from(w)
    .where(overdue);
  const [failed] = await db.select({ n: count() }).from(effects).where(eq(effects.status, 'failed'));
  const queued = eq(outbox.status, 'queued');
  const [notices] = await db
    .select({ n: count(), since: min(outbox.createdAt) })
    .from(outbox)
    .where(queued);
  const sent = await db.select({ state: deliveries.state, n: count() }).from(deliveries).groupBy(deliveries.state);
  const [sealed] = await db.select({ at: max(c.at) }).from(c);
  return {
    workflows: all?.n ?? 0,
    agendaSince: agenda?.since ?? null,
    effectsPending: all?.pending ?? 0,
    effectsFailed: failed?.n ?? 0,
    outboxQueued: notices?.n ?? 0,
    outboxSince: notices?.since ?? null,
    deliveriesQueued: sent.find(({ state }) => state === 'queued')?.n ?? 0,
    deliveriesDead: sent.find(({ state }) => state === 'dead')?.n ?? 0,
    lights: await allLights(db, view),
    checkpointAt: sealed?.at ?? null,
  };
}

async function allLights(db: Db, view: LightView): Promise<Lights> {
  const shown = db
    .select({ light: lightOf(view).as('light') })
    .from(d)
    .as('shown');
  const rows = await db.select({ light: shown.light, n: count() }).from(shown).groupBy(shown.light);
  const lights = noLights();
  for (const { light, n } of rows) lights[light] = n;
  return lights;
}
