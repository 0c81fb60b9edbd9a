import { Drawer } from 'antd';
import { recordFact } from '../../api/facts.ts';
import type { Member } from '../../api/members.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const { members: words, fields } = messages;

interface ReleaseProps {
  round: string;
  member: Member | undefined;
  name: string | undefined;
  close: () => void;
}

/** 调出: a member leaves the group on a day. */
export function ReleaseDialog({ round, member, name = '', close }: ReleaseProps) {
  return (
    <Drawer open={member !== undefined} onClose={close} size={400} title={words.releaseOf(name)} destroyOnHidden>
      {member && (
        <Entry<{ at: string }, unknown>
          draft={`release:${round}:${member.person}`}
          initial={{ at: today() }}
          submit={({ at }, key) =>
            recordFact(
              { kind: 'round', round },
              { fact: 'person.released', on: `person/${member.person}`, at, data: {} },
              key,
            )
          }
          done={close}
          words={words.release}
        >
          {() => <DayField name="at" label={fields.date} />}
        </Entry>
      )}
    </Drawer>
  );
}
