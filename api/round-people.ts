import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { type FactRow, listFacts } from '../db/queries/facts.ts';
import { groupsOfRound } from '../db/queries/inspections.ts';
import { type PersonRow, peopleByCodes } from '../db/queries/people.ts';
import { type ServiceRow, servingIn } from '../db/queries/services.ts';
import { personNamed, subjectOf } from '../procedure/heart/subject.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Account } from './auth/account.ts';
import { hasRound, reachOf, touchesGroup } from './permissions/reach.ts';
import type { roundPeopleSchema } from './schemas/round-people.ts';
import { roleTitle } from './words.ts';

type Shown = z.infer<typeof roundPeopleSchema>;
type Names = Map<string, PersonRow>;

/** Who serves in a round now, group by group, who declared recusal, and who owes what everybody hands in. */
export async function roundPeople(db: Db, round: string, book: Rulebook, account: Account): Promise<Shown> {
  const reach = reachOf(account, 'work.see');
  const isOwn = (group: number) => touchesGroup(reach, round, group);
  const [all, services] = await Promise.all([groupsOfRound(db, round), servingIn(db, round)]);
  const groups = all.filter(({ no }) => isOwn(no));
  const members = membersIn(services).filter(({ group }) => isOwn(group));
  const recusal = book.people?.recusal?.step;
  const owed = Object.entries(book.steps).filter(([, step]) => step.level === 'person' && step.demand === 'must');
  const steps = [...owed.map(([id]) => id), ...(recusal ? [recusal] : [])];
  const facts = await listFacts(db, { round, facts: steps, standing: true });
  const own = new Set(members.map(({ person }) => person));
  const declared = facts.filter(
    (row) => row.fact === recusal && (hasRound(reach, round) || own.has(personIn(row) ?? '')),
  );
  const persons = [...members, ...declared.map((row) => ({ person: personIn(row) ?? '' }))];
  const names = await peopleByCodes(db, [...new Set(persons.map(({ person }) => person))]);
  return {
    groups: groups.map(({ no }) => ({
      no,
      members: members
        .filter(({ group }) => group === no)
        .map(({ group: _, ...one }) => ({ ...one, name: nameOf(names, one.person), roleTitle: roleTitle(one.role) })),
    })),
    recusals: declared.map((row) => recusalShown(row, members, names)),
    owed: owed.map(([step, { title }]) => ({
      step,
      title,
      people: members
        .filter((member) => !facts.some((row) => row.fact === step && speaksFor(row, member)))
        .map(({ person, group }) => ({ person, name: nameOf(names, person), group })),
    })),
  };
}

interface Member {
  person: string;
  group: number;
  role: string;
  inspections: string[];
  from: string;
}

/** One member for all the inspections of an assignment. */
function membersIn(services: ServiceRow[]): Member[] {
  const members = new Map<string, Member>();
  for (const { person, role, inspection, from } of services) {
    const group = Number(inspection.split('-')[0]);
    const known = members.get(person);
    if (known) known.inspections.push(inspection);
    else members.set(person, { person, group, role, inspections: [inspection], from });
  }
  return [...members.values()];
}

function recusalShown(row: FactRow, members: Member[], names: Names): Shown['recusals'][number] {
  const person = personIn(row) ?? null;
  const inspections = row.data.orgs ?? null;
  const own = members.find((member) => member.person === person)?.inspections ?? [];
  return {
    id: row.factId,
    person,
    name: person === null ? null : nameOf(names, person),
    date: row.date,
    inspections,
    serving: own.filter((ref) => inspections?.includes(ref) ?? true),
  };
}

/** What is recorded of a group or of the round counts for each of its people. */
function speaksFor(row: FactRow, { person, group }: Member): boolean {
  const named = personIn(row);
  if (named !== undefined) return named === person;
  const about = subjectOf(row.subject).group;
  return about === undefined || about === group;
}

function personIn({ subject, data }: FactRow): string | undefined {
  return personNamed({ on: subject, data });
}

function nameOf(names: Names, person: string): string | null {
  return names.get(person)?.name ?? null;
}
