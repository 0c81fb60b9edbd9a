import { AutoComplete, Checkbox, Form, Input, Select } from 'antd';
import { type Person, type PersonItem, registerPeople } from '../../api/people.ts';
import { newPersonCode } from '../../common/codes.ts';
import { RegisterDialog } from '../../common/register-dialog.tsx';
import { messages } from '../../messages.ts';
import { unitCode, unitTitle } from './units.ts';

const words = messages.people;

interface Values {
  name: string;
  unit?: string | undefined;
  post?: string | undefined;
  roles: string[];
  pool: boolean;
}

/** One person of the register: entered, or what is true of them now. */
export function PersonDialog({ person, close }: { person: Person | 'new'; close: () => void }) {
  const known = person === 'new' ? undefined : person;
  return (
    <RegisterDialog<Values>
      words={words}
      register="person"
      known={known}
      initial={{
        name: known?.name ?? '',
        unit: unitTitle(known?.unit ?? ''),
        post: known?.post ?? undefined,
        roles: known?.roles ?? [],
        pool: known?.pool ?? false,
      }}
      nameMost={40}
      send={(values, key) => {
        const item = { ...given(values), code: known?.code ?? newPersonCode(key, 0) };
        return registerPeople([known?.retired ? { ...item, retired: true } : item], key);
      }}
      close={close}
    >
      <Form.Item name="unit" label={words.unit} extra={words.unitHint}>
        <AutoComplete
          showSearch={{ filterOption: (typed, option) => String(option?.value).includes(typed) }}
          options={Object.values(messages.parties.units).map((title) => ({ value: title }))}
        />
      </Form.Item>
      <Form.Item name="post" label={words.post}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="roles" label={words.roles} extra={words.rolesHint}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.entries(messages.parties.roles).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="pool" valuePropName="checked">
        <Checkbox>{words.poolHint}</Checkbox>
      </Form.Item>
    </RegisterDialog>
  );
}

function given({ name, unit, post, roles, pool }: Values): Omit<PersonItem, 'code'> {
  return {
    name: name.trim(),
    roles,
    pool,
    ...(unit?.trim() && { unit: unitCode(unit.trim()) }),
    ...(post?.trim() && { post: post.trim() }),
  };
}
