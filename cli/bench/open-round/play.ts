import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { deadlines } from '../../../db/schema/deadlines.ts';
import { entries } from '../../../db/schema/entries.ts';
import { accepted } from '../accepted.ts';
import { groupsOf, refsOf } from '../groups.ts';
import { AT_ONCE, inParallel } from '../parallel.ts';
import type { Stage } from '../stage.ts';
import { BEGUN, DUTIES, NOTE, OPENED, RULEBOOK } from './rulebook.ts';

const POLL_MS = 250;
const PATIENCE_MS = 600_000;

/** Starts a live round of so many inspections and records the same of each; resolves when all have heard. */
export async function playRound(stage: Stage, round: string, inspections: number, facts: number): Promise<void> {
  const { api } = stage;
  const at = today();
  await accepted(api, 'rounds', `start/${round}`, { no: round, rulebook: RULEBOOK, groups: groupsOf(inspections) });
  await accepted(api, `rounds/${round}/facts`, `opened/${round}`, { fact: OPENED, on: 'round', at });
  await inParallel(AT_ONCE, refsOf(inspections), async (ref) => {
    const path = `rounds/${round}/inspections/${ref}/facts`;
    await told(stage, path, `begun/${round}/${ref}`, { fact: BEGUN, at });
    for (let no = 0; no < facts; no += 1) {
      await accepted(api, path, `note/${no}/${round}/${ref}`, { fact: NOTE, at });
    }
  });
  await quiet(stage, round, inspections);
}

/** The inspection may not have heard of the round's fact yet: it is asked until it has. */
async function told({ api }: Stage, path: string, key: string, body: object): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const { status, json } = await api.post(path, key, body);
    if (status < 300) return;
    if (![409, 422, 503].includes(status) || Date.now() > end) throw new Error(`${path}: ${JSON.stringify(json)}`);
  }
}

/** The round has heard of every inspection, and every inspection's deadlines are under way. */
async function quiet({ database: { db } }: Stage, round: string, inspections: number): Promise<void> {
  const heard = and(eq(entries.workflowId, round), eq(entries.type, 'fact.copied'));
  for (const end = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const copied = await db.$count(entries, heard);
    const open = await db.$count(deadlines, eq(deadlines.round, round));
    if (copied >= inspections && open >= inspections * DUTIES) return;
    if (Date.now() > end) throw new Error(`${round}：没有静下来（${copied} 件抄送，${open} 条时限）`);
  }
}

const today = (): string => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
