import { Button } from 'antd';
import { useState } from 'react';
import { type Member, useMembers } from '../../api/members.ts';
import { dayText } from '../../common/date.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { AssignDialog } from './assign-dialog.tsx';
import { useMayRecord } from './may-record.ts';
import { ReleaseDialog } from './release-dialog.tsx';

const { members: words, rounds } = messages;

/** 编组: who serves in each group of a round, and what each still owes, such as a pledge. */
export function MembersTab({ round }: { round: string }) {
  const found = useMembers(round);
  const mayAssign = useMayRecord({ kind: 'round', round });
  const [assigning, setAssigning] = useState(false);
  const [leaving, setLeaving] = useState<Member>();
  return (
    <>
      {mayAssign && (
        <div className="toolbar">
          <Button type="primary" onClick={() => setAssigning(true)}>
            {words.assign}
          </Button>
        </div>
      )}
      <Shown of={found}>
        {({ groups, owed }) => (
          <>
            <ShortTable
              rowKey="person"
              dataSource={groups.flatMap(({ no, members }) => members.map((member) => ({ ...member, no })))}
              empty={words.none}
              columns={[
                { title: messages.fields.group, render: (_, { no }) => rounds.groupOf(no) },
                { title: words.role, dataIndex: 'roleTitle' },
                { title: words.person, render: (_, one) => nameOf(one) },
                { title: words.from, className: 'day', render: (_, { from }) => dayText(from) },
                {
                  title: words.owed,
                  render: (_, { person }) =>
                    owed
                      .filter(({ people }) => people.some((one) => one.person === person))
                      .map(({ title }) => title)
                      .join('、'),
                },
                ...(mayAssign
                  ? [
                      {
                        title: messages.fields.operations,
                        className: 'no-print',
                        render: (_: unknown, one: Member) => (
                          <Button
                            type="link"
                            size="small"
                            onClick={() => setLeaving(one)}
                            aria-label={words.releaseOf(nameOf(one))}
                          >
                            {words.release}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
            <AssignDialog
              round={round}
              groups={groups.map(({ no }) => no)}
              open={assigning}
              close={() => setAssigning(false)}
            />
          </>
        )}
      </Shown>
      <ReleaseDialog
        round={round}
        member={leaving}
        name={leaving && nameOf(leaving)}
        close={() => setLeaving(undefined)}
      />
    </>
  );
}

function nameOf({ name, person }: Member): string {
  return name ?? person;
}
