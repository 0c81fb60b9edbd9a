import { count, eq } from 'drizzle-orm';
import type { Item } from '../../../api/orchestrator.ts';
import { saveCalendar } from '../../../db/queries/calendars.ts';
import { facts } from '../../../db/schema/facts.ts';
import { publishedCalendar } from '../../../procedure/calendar/published.ts';
import { inspectionWorkflowId } from '../../../procedure/ids.ts';
import { accepted } from '../accepted.ts';
import { groupsOf, refOf, refsOf } from '../groups.ts';
import { AT_ONCE, inParallel } from '../parallel.ts';
import type { Stage } from '../stage.ts';
import type { Peer } from './peer.ts';

export const OURS_NAME = '巡程';
export const RULEBOOK = 'bench-facts';
const ROUND = 'R2022-01';
const FACT = 'bench.note';
const DAY = '2022-11-28';

/** A rulebook with one step that may be done any number of times and lets nothing begin. */
export const RULEBOOK_TEXT = [
  `id: ${RULEBOOK}`,
  'title: 登记的量尺（编的）',
  'extends: [base]',
  'steps:',
  `  ${FACT}: { title: 记一件, level: inspection, by: group, many: true }`,
  '',
].join('\n');

/** The product: the heart, the ledger with its rows and hash chain, encrypted; asked where the API asks. */
export async function ours(stage: Stage, inspections: number, said: (done: number) => void): Promise<Peer> {
  await saveCalendar(stage.database.db, publishedCalendar(), new Date().toISOString());
  await accepted(stage.api, 'rounds', 'start', {
    ...{ no: ROUND, rulebook: RULEBOOK, mode: 'backfill', startedAt: '2022-11-01' },
    groups: groupsOf(inspections),
  });
  // The first one of each is asked until it is there.
  let done = 0;
  await inParallel(AT_ONCE, refsOf(inspections), async (ref) => {
    await accepted(stage.api, `rounds/${ROUND}/inspections/${ref}/facts`, `first/${ref}`, { fact: FACT, at: DAY });
    done += 1;
    said(done);
  });
  const item = (on: string): Item => ({ command: { type: 'record-fact', fact: FACT, on, at: DAY, data: {} } });
  return {
    name: OURS_NAME,
    async record(target, no, facts) {
      const ref = refOf(target);
      const workflowId = inspectionWorkflowId(ROUND, ref);
      const items = Array.from({ length: facts }, () => item(`inspection/${ref}`));
      const { ledger, results } = await stage.orchestrator.submit({ account: 'bench', key: no, workflowId, items });
      const refused = results.find(({ status }) => status === 'refused');
      if (refused) throw new Error(`${workflowId}: ${JSON.stringify(refused)}`);
      if (ledger !== 'written') throw new Error(`${workflowId}: the ledger was behind`);
    },
    async count() {
      const [row] = await stage.database.db.select({ n: count() }).from(facts).where(eq(facts.fact, FACT));
      return (row?.n ?? 0) - inspections;
    },
    close: async () => {},
  };
}
