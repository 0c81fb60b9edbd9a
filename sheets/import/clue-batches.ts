import type { Checks } from './checks.ts';
import type { Clue, KnownBatch, KnownClues } from './clues.ts';
import type { RowError } from './rows.ts';

/** Clues that go, or went, to one receiver on one day. */
export interface Batch {
  no: number;
  /** As the ledger has it; undefined where it is to be assembled. */
  known: KnownBatch | undefined;
  clues: Clue[];
}

const LAST_NO = 999;
const MOST_CLUES = 500;

/** Puts the clues into batches: those the ledger has, those the rows name, else by receiver, day and early or not. */
export function batchesOf(
  clues: readonly Clue[],
  known: KnownClues,
  checks: Checks,
): { batches: Batch[]; wrong: Map<Clue, RowError> } {
  const wrong = new Map<Clue, RowError>();
  const batches = new Map<string, Batch>();
  const taken = new Set([...known.batches.map(({ no }) => no), ...clues.flatMap(({ batch }) => batch ?? [])]);
  const free = () => {
    let no = 1;
    while (taken.has(no)) no += 1;
    taken.add(no);
    return no;
  };
  for (const clue of clues) {
    const there = known.batches.find((one) => one.receiver === clue.receiver && one.clues.includes(clue.number));
    const refusal = refused(clue, there, known, batches, checks);
    if (refusal) {
      wrong.set(clue, refusal);
      continue;
    }
    const key = there ? `no ${there.no}` : clue.batch === undefined ? looseKey(clue) : `no ${clue.batch}`;
    const batch = batches.get(key) ?? { no: there?.no ?? clue.batch ?? free(), known: there, clues: [] };
    if (batch.no > LAST_NO || batch.clues.length >= MOST_CLUES) {
      wrong.set(clue, checks.error('batch', `批次至多 ${LAST_NO} 号，一批至多 ${MOST_CLUES} 条线索`));
      continue;
    }
    batch.clues.push(clue);
    batches.set(key, batch);
  }
  return { batches: [...batches.values()], wrong };
}

function looseKey({ receiver, handed, early }: Clue): string {
  return `${receiver} ${handed ?? ''} ${early}`;
}

function refused(
  clue: Clue,
  there: KnownBatch | undefined,
  { batches: before }: KnownClues,
  batches: ReadonlyMap<string, Batch>,
  checks: Checks,
): RowError | undefined {
  const { batch, handed } = clue;
  if (there && batch !== undefined && batch !== there.no) {
    return checks.error('batch', `第 ${clue.number} 号线索已在第 ${there.no} 批移交，不在第 ${batch} 批`);
  }
  if (there?.handed !== undefined && handed !== undefined && handed !== there.handed) {
    return checks.error('handed', `第 ${there.no} 批已登记于 ${there.handed} 移交；有误请用更正`);
  }
  if (there || batch === undefined) return undefined;
  if (before.some(({ no }) => no === batch)) {
    return checks.error('batch', `第 ${batch} 批已经汇总，里面没有第 ${clue.number} 号线索`);
  }
  const [first] = batches.get(`no ${batch}`)?.clues ?? [];
  if (first === undefined) return undefined;
  if (first.receiver !== clue.receiver) return checks.error('receiver', `与第 ${first.row.no} 行同批，接收单位却不同`);
  return first.handed === handed ? undefined : checks.error('handed', `与第 ${first.row.no} 行同批，移交日期却不同`);
}
