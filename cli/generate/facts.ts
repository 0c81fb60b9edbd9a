import type { Act } from '../../rehearsal/scenario/act.ts';
import type { Scenario } from '../../rehearsal/scenario/scenario.ts';
import type { ScenarioFact } from '../backfill/schema.ts';

/** The facts of a made-up round as a scenario file has them, and the day each batch of clues was assembled. */
export function factsOf(
  { strides, batches }: Scenario,
  round: string,
): { facts: ScenarioFact[]; assembled: Map<number, string> } {
  const names = new Map(batches.map(({ no, receiver }) => [`transfer/${no}`, `transfer/${receiver}-${no}`]));
  const assembled = new Map<number, string>();
  const counts = new Map<string, number>();
  const facts: ScenarioFact[] = [];
  for (const act of strides.flatMap(({ parts }) => [...parts.values()].flat())) {
    const { command, date } = act;
    if (command.type === 'assemble-transfer') assembled.set(command.no, date);
    if (command.type !== 'record-fact') continue;
    const n = (counts.get(command.fact) ?? 0) + 1;
    counts.set(command.fact, n);
    facts.push({
      id: `${command.fact}-${n}`,
      on: names.get(command.on) ?? ownPerson(command.on, round),
      fact: command.fact,
      at: date,
      ...command.data,
      ...givenWith(act),
    });
  }
  return { facts, assembled };
}

/** Other rounds have other people: a leader of before may not lead in the same organization again（三个不固定）. */
function ownPerson(on: string, round: string): string {
  return on.replace(/^person\//, `person/${round.toLowerCase()}-`);
}

/** What came with an act: the signatures of its paper, and what is kept of it. */
function givenWith({ approvals, evidence }: Act): Pick<ScenarioFact, 'approval' | 'evidence'> {
  const signed = approvals?.map(({ by, role, date }) => ({ by, role, date }));
  return { ...(signed && { approval: signed }), ...(evidence && { evidence }) };
}
