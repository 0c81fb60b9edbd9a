import { Drawer, Table } from 'antd';
import { Link } from 'react-router';
import { type Person, useServices } from '../../api/people.ts';
import { dayText } from '../../common/date.ts';
import { reachable } from '../../common/reachable.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.people;

/** Every inspection a person took part in（三个不固定）. */
export function ServicesDialog({ person, close }: { person: Person | undefined; close: () => void }) {
  const found = useServices(person?.code);
  return (
    <Drawer
      open={person !== undefined}
      onClose={close}
      size={720}
      title={words.servicesOf(person?.name ?? '')}
      destroyOnHidden
    >
      <p>{words.servicesHint}</p>
      <Shown of={found}>
        {(services) => (
          <Table
            size="small"
            pagination={false}
            ref={reachable}
            scroll={{ x: 'max-content' }}
            rowKey={({ round, inspection, from, role }) => `${round} ${inspection} ${from} ${role}`}
            dataSource={services}
            locale={{ emptyText: <Nothing words={words.servicesNone} /> }}
            columns={[
              { title: messages.fields.round, render: (_, { round }) => round },
              {
                title: words.target,
                render: (_, { round, inspection, name }) => <Link to={`/rounds/${round}/${inspection}`}>{name}</Link>,
              },
              { title: words.role, render: (_, { roleTitle }) => roleTitle },
              { title: words.from, render: (_, { from }) => dayText(from) },
              { title: words.until, render: (_, { until }) => dayText(until) || words.still },
            ]}
          />
        )}
      </Shown>
    </Drawer>
  );
}
