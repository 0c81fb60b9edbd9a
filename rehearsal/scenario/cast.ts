import type { Group, Inspection } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';

/** A batch of clues that the rehearsal hands over. */
export interface Batch {
  no: number;
  receiver: string;
  clues: number[];
  inspections: string[];
}

/** Who takes part: two groups with one organization each, and a batch of clues for each of the first two receivers. */
export interface Cast {
  groups: Group[];
  inspections: Inspection[];
  batches: Batch[];
}

const NAMES = ['甲镇党委', '乙镇党委'];
const CLUES = [[1, 2, 3], [4]];

/** The cast for a rulebook; the first organization has every trait that some deadline asks for. */
export function castOf(book: Rulebook): Cast {
  const asked = Object.values(book.deadlines).flatMap((rule) => (rule.when === undefined ? [] : [rule.when]));
  const inspections = NAMES.map((name, index): Inspection => {
    const group = index + 1;
    return { ref: `${group}-1`, group, no: 1, name, traits: index === 0 ? [...new Set(asked)] : [] };
  });
  const groups = inspections.map((inspection) => ({ no: inspection.group, inspections: [inspection] }));
  const receivers = Object.keys(book.receivers).filter((receiver) => book.receivers[receiver]?.term);
  const batches = receivers.slice(0, CLUES.length).map((receiver, index): Batch => {
    const ref = inspections[index]?.ref;
    return { no: index + 1, receiver, clues: CLUES[index] ?? [], inspections: ref === undefined ? [] : [ref] };
  });
  return { groups, inspections, batches };
}

/** What a subject stands for: everything for the round, one group, one inspection, or those of a batch. */
function refsOf(on: string, { inspections, batches }: Cast): string[] {
  const [kind = '', rest = ''] = on.split('/');
  if (kind === 'inspection') return [rest];
  if (kind === 'group') return inspections.filter(({ group }) => String(group) === rest).map(({ ref }) => ref);
  if (kind === 'transfer') return batches.find(({ no }) => String(no) === rest)?.inspections ?? [];
  return inspections.map(({ ref }) => ref);
}

/** Whether what is done for one subject concerns the other. */
export function touches(a: string, b: string, cast: Cast): boolean {
  if (a === b) return true;
  if (a.startsWith('transfer/') && b.startsWith('transfer/')) return false;
  const others = refsOf(b, cast);
  return refsOf(a, cast).some((ref) => others.includes(ref));
}
