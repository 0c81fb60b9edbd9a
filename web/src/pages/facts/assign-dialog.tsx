import { AutoComplete, Drawer, Form, Select } from 'antd';
import { recordFact } from '../../api/facts.ts';
import { useRegister } from '../../api/members.ts';
import { useMay } from '../../app/who.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const { members: words, roles, rounds, fields } = messages;
const GROUP_ROLES = ['leader', 'deputy', 'gl', 'member'] as const;

interface Values {
  person?: string;
  group?: number;
  role?: string;
  at: string;
}

interface AssignProps {
  round: string;
  groups: number[];
  open: boolean;
  close: () => void;
}

/** 编入巡察组: one person of the register, as what, in which group; the API says where recusal or 三个不固定 forbid it. */
export function AssignDialog({ round, groups, open, close }: AssignProps) {
  const register = useRegister(useMay('registers.see') && open);
  const people = (register.data?.items ?? []).filter(({ retired }) => !retired);
  return (
    <Drawer open={open} onClose={close} size={440} title={words.assignTitle} destroyOnHidden>
      <Entry<Values, unknown>
        draft={`assign:${round}`}
        initial={{ at: today(), ...(groups.length === 1 && { group: groups[0] }) }}
        submit={({ person = '', at, ...data }, key) =>
          recordFact(
            { kind: 'round', round },
            { fact: 'person.assigned', on: `person/${person.trim()}`, at, data },
            key,
          )
        }
        done={close}
        words={words.assign}
      >
        {() => (
          <>
            <Form.Item
              name="person"
              label={words.person}
              extra={words.personHint}
              rules={[
                { required: true, whitespace: true, message: words.needPerson },
                { pattern: /^\s*[a-z0-9][a-z0-9.-]{0,40}\s*$/, message: words.badCode },
              ]}
            >
              <AutoComplete
                options={people.map(({ code, name, unitTitle }) => ({
                  value: code,
                  label: [name, unitTitle, code].filter(Boolean).join('｜'),
                }))}
                showSearch={{ filterOption: (typed, option) => String(option?.label).includes(typed) }}
              />
            </Form.Item>
            <Form.Item name="group" label={words.group} rules={[{ required: true, message: words.needGroup }]}>
              <Select options={groups.map((no) => ({ value: no, label: rounds.groupOf(no) }))} />
            </Form.Item>
            <Form.Item name="role" label={words.role} rules={[{ required: true, message: words.needRole }]}>
              <Select options={GROUP_ROLES.map((role) => ({ value: role, label: roles[role] }))} />
            </Form.Item>
            <DayField name="at" label={fields.date} />
          </>
        )}
      </Entry>
    </Drawer>
  );
}
