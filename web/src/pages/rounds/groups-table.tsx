import { Link } from 'react-router';
import type { Round } from '../../api/rounds.ts';
import { LightCounts } from '../../common/light.tsx';
import { ShortTable } from '../../common/short-table.tsx';
import { messages } from '../../messages.ts';

const words = messages.rounds;

/** The inspections of a round with their lights. */
export function GroupsTable({ round }: { round: Round }) {
  return (
    <ShortTable
      rowKey="ref"
      dataSource={round.groups.flatMap(({ inspections }) => inspections)}
      columns={[
        {
          title: messages.fields.inspection,
          render: (_, { ref, title }) => <Link to={`/rounds/${round.round}/${ref}`}>{title}</Link>,
        },
        { title: words.villages, dataIndex: 'villages' },
        { title: words.lights, render: (_, { lights }) => <LightCounts lights={lights} /> },
      ]}
    />
  );
}
