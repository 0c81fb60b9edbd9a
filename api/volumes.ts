import type { z } from 'zod';
import { type FactRow, listFacts } from '../db/queries/facts.ts';
import { groupsOfRound } from '../db/queries/inspections.ts';
import { transfersOfRound } from '../db/queries/transfers.ts';
import { subjectOf } from '../procedure/heart/subject.ts';
import type { Rulebook, Step } from '../procedure/rulebook/schema.ts';
import type { ApiDeps } from './deps.ts';
import type { volumeSchema } from './schemas/archive.ts';
import { factTitle } from './words.ts';

type Volume = z.infer<typeof volumeSchema>;
type Paper = Volume['kinds'][number]['papers'][number];

/** The volumes of a round: each group's own, and the office's of rectification and clues. */
export async function volumesOf({ db }: ApiDeps, book: Rulebook, round: string): Promise<Volume[]> {
  const steps = Object.entries(book.steps).filter(([, step]) => step['part-steps']);
  const wanted = steps.flatMap(([name, step]) => [name, ...Object.values(step['part-steps'] ?? {}).flat()]);
  const [facts, groups, transfers] = await Promise.all([
    listFacts(db, { round, facts: [...new Set(wanted)], standing: true }),
    groupsOfRound(db, round),
    transfersOfRound(db, round),
  ]);
  const receivers = new Set(transfers.map(({ receiver }) => receiver));
  return steps.flatMap(([name, step]) => {
    const ons = step.level === 'group' ? groups.map(({ no }) => `group/${no}`) : ['round'];
    return ons.map((on) => ({ step: name, title: step.title, on, kinds: kindsOf(book, name, on, facts, receivers) }));
  });
}

function kindsOf(book: Rulebook, name: string, on: string, facts: FactRow[], receivers: Set<string>): Volume['kinds'] {
  const step: Step | undefined = book.steps[name];
  const { group } = subjectOf(on);
  const own = facts.filter((fact) => fact.fact === name && fact.subject === on);
  return (step?.parts ?? []).map((part) => {
    const filed = own.filter(({ data }) => data.part === undefined || data.part === part).at(-1);
    const made = step?.['part-steps']?.[part] ?? [];
    const owed = step?.['part-owed']?.[part];
    return {
      part,
      title: step?.['part-titles']?.[part] ?? part,
      owed: owed === 'must' || (owed !== undefined && receivers.has(owed)),
      filed: filed ? { date: filed.date, none: filed.data.kind === 'none', note: filed.data.note ?? null } : null,
      papers: facts.filter((fact) => made.includes(fact.fact) && isOf(fact, group)).map((fact) => paperOf(book, fact)),
    };
  });
}

/** A group files what is its own and its inspections'; what belongs to the whole round goes into every volume. */
function isOf({ subject }: FactRow, group: number | undefined): boolean {
  const about = subjectOf(subject).group;
  return group === undefined || about === undefined || about === group;
}

function paperOf(book: Rulebook, { fact, subject: on, date, factId, workflowId }: FactRow): Paper {
  return { fact, title: factTitle(book, fact), on, date, factId, workflowId };
}
