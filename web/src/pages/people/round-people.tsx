import { type RoundPeople as Found, useRoundPeople } from '../../api/people.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.people;

type Member = Found['groups'][number]['members'][number] & { group: number };
type Recusal = Found['recusals'][number];

/** 本轮人员: group by group, who declared recusal and still serves, who owes which paper. */
export function RoundPeople({ round }: { round: string | undefined }) {
  const found = useRoundPeople(round);
  if (round === undefined) return <Nothing words={messages.rounds.empty} />;
  return <Shown of={found}>{(people) => <Whole round={round} people={people} />}</Shown>;
}

function Whole({ round, people: { groups, recusals, owed } }: { round: string; people: Found }) {
  const members = groups.flatMap(({ no, members: own }) => own.map((one) => ({ ...one, group: no })));
  return (
    <>
      <DataList
        name={`${round}${words.inRound}`}
        columns={memberColumns}
        rows={members}
        rowKey={({ group, person, role }) => `${group} ${person} ${role}`}
        loading={false}
        empty={words.noMembers}
      />
      <h2 style={{ fontSize: 16 }}>{words.recusals}</h2>
      {recusals.length === 0 ? (
        <p>{words.recusalNone}</p>
      ) : (
        <DataList
          name={`${round}${words.recusals}`}
          columns={recusalColumns}
          rows={recusals}
          rowKey={({ id }) => id}
          loading={false}
        />
      )}
      {members.length > 0 && <Owed owed={owed} />}
    </>
  );
}

/** Papers that everybody hands in, with who has not yet. */
function Owed({ owed }: Pick<Found, 'owed'>) {
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.owed}</h2>
      <ul>
        {owed.map(({ step, title, people }) => (
          <li key={step}>
            {title}：
            {people.length === 0 ? words.owedNone : people.map(({ person, name }) => name ?? person).join('、')}
          </li>
        ))}
      </ul>
    </>
  );
}

const memberColumns: Column<Member>[] = [
  { key: 'group', title: messages.fields.group, text: ({ group }) => words.group(group) },
  { key: 'person', title: words.name, text: ({ person, name }) => name ?? person },
  { key: 'role', title: words.role, text: ({ roleTitle }) => roleTitle },
  { key: 'inspections', title: words.inspections, text: ({ inspections }) => inspections.join('、') },
  { key: 'from', title: words.from, text: ({ from }) => dayText(from) },
];

const recusalColumns: Column<Recusal>[] = [
  { key: 'person', title: words.name, text: ({ person, name }) => name ?? person ?? '' },
  { key: 'date', title: words.recusalDay, text: ({ date }) => dayText(date) },
  {
    key: 'inspections',
    title: words.recusalOf,
    text: ({ inspections }) => inspections?.join('、') ?? words.recusalAll,
  },
  { key: 'serving', title: words.recusalServing, text: ({ serving }) => serving.join('、') },
];
