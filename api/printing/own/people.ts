import { groupTitle } from '../../../papers/numerals.ts';
import { personNamed } from '../../../procedure/heart/subject.ts';
import { roleTitle } from '../../words.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, membersOf, nameOf, ofRound, organizationsOf } from '../names.ts';

/** Whoever serves in the round, and who declared recusal. */
export function personChoices(context: Printable): Choice[] {
  const recusal = context.book.people?.recusal?.step;
  const declared = context.facts.filter(({ fact }) => fact === recusal);
  const serving = membersOf(context);
  const persons = [
    ...new Set([
      ...serving.map(({ person }) => person),
      ...declared.flatMap(({ subject: on, data }) => personNamed({ on, data }) ?? []),
    ]),
  ];
  return persons.map((person) => {
    const known = context.people.get(person);
    const member = serving.find((one) => one.person === person);
    const services = context.services.filter((one) => one.person === person);
    const from = services.map((one) => one.from).sort()[0];
    const recused = declared.findLast(({ subject: on, data }) => personNamed({ on, data }) === person);
    return {
      on: `person.${person}`,
      title: nameOf(context, person),
      subject: { person, ...(member && { group: member.group }) },
      own: {
        ...ofRound(context),
        ...{ name: nameOf(context, person), post: known?.post ?? undefined, from: day(from) },
        unit: known?.unit ? roleTitle(known.unit) : undefined,
        role: member && roleTitle(member.role),
        group: member && groupTitle(member.group),
        inspects: organizationsOf(
          context,
          services.map(({ inspection }) => inspection),
        ),
        recusedFrom: recused && organizationsOf(context, recused.data.orgs),
      },
      rows: {},
    };
  });
}
