import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import proto from '@temporalio/proto';
import { keyIdsIn } from '../../audit/check/readable.ts';
import { eachHistory } from '../../db/queries/histories.ts';
import { sealedRowsByKey } from '../../db/queries/sealed-rows.ts';
import { isForgotten } from '../../workflows/forgotten.ts';
import type { History } from '../../workflows/replay.ts';
import { type Opened, withLedger } from '../with-ledger.ts';
import type { Counted } from './print.ts';

const expand = promisify(gunzip);
const { History: HistoryMessage } = proto.temporal.api.history.v1;

/** Something that is kept under keys: how many of it are under each, by the key's id. */
export interface KeyUse {
  /** In the office's words, with its measure word: `保存的历史（份）`. */
  title: string;
  count(opened: Opened): Promise<Map<string, number>>;
}

/** Everything that is kept under keys. Whoever stores something with the ring adds it here. */
export const USES: KeyUse[] = [
  { title: '台账和各表的行（行）', count: ({ db }) => sealedRowsByKey(db) },
  { title: '保存的历史（份）', count: keptHistories },
  { title: '引擎里在办的运行（次）', count: openRuns },
];

/** Counts every use in the running product of a data folder. */
export function countUses(dataDir: string): Promise<Counted> {
  return withLedger(dataDir, async (opened) => {
    const counts: Counted = [];
    for (const { title, count } of USES) counts.push({ title, byKey: await count(opened) });
    return counts;
  });
}

/** One history after another: which keys it needs only it knows. */
async function keptHistories({ db }: Opened): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for await (const { history } of eachHistory(db)) add(counted, HistoryMessage.decode(await expand(history)));
  return counted;
}

async function openRuns({ client }: Opened): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for await (const { workflowId, runId } of client.workflow.list({ query: "ExecutionStatus = 'Running'" })) {
    const history = await client.workflow
      .getHandle(workflowId, runId)
      .fetchHistory()
      .catch((error: unknown) => {
        if (isForgotten(error)) return undefined;
        throw error;
      });
    if (history) add(counted, history);
  }
  return counted;
}

function add(counted: Map<string, number>, history: History): void {
  for (const id of keyIdsIn([{ history }])) counted.set(id, (counted.get(id) ?? 0) + 1);
}
