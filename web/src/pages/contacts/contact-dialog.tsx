import { Checkbox, Drawer, Form, Input, Select } from 'antd';
import { addContact, type Contact, type ContactItem, putContact } from '../../api/contacts.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { itemOf } from './contact-item.ts';
import { PlaceFields } from './place-fields.tsx';

const { contacts: words, parties } = messages;

const OPTIONS = (['house', 'units', 'groups', 'orgs'] as const).map((part) => ({
  label: words.partyGroups[part],
  title: words.partyGroups[part],
  options: Object.entries(parties[part]).map(([value, label]) => ({ value, label })),
}));

/** A contact, entered or changed. */
export function ContactDialog({ contact, close }: { contact: Contact | 'new'; close: () => void }) {
  const known = contact === 'new' ? undefined : contact;
  return (
    <Drawer open onClose={close} size={440} title={known ? words.editOf(known.name) : words.add} destroyOnHidden>
      <Entry<Partial<ContactItem>, Contact>
        draft={`contact:${known?.id ?? ''}`}
        initial={known ? itemOf(known) : { webhook: false, quiet: false }}
        submit={(values, key) => (known ? putContact(known.id, given(values)) : addContact(given(values), key))}
        done={close}
      >
        {() => (
          <>
            <Form.Item
              name="party"
              label={words.party}
              extra={words.partyHint}
              rules={[{ required: true, message: words.needParty }]}
            >
              <Select showSearch={{ optionFilterProp: 'label' }} options={OPTIONS} />
            </Form.Item>
            <PlaceFields />
            <Form.Item
              name="name"
              label={words.name}
              extra={words.nameHint}
              rules={[{ required: true, whitespace: true, message: words.needName }]}
            >
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
            <Form.Item name="email" label={words.email} rules={[{ type: 'email', message: words.badEmail }]}>
              <Input maxLength={200} autoComplete="off" inputMode="email" />
            </Form.Item>
            <Form.Item name="webhook" valuePropName="checked" style={{ marginBottom: 0 }}>
              <Checkbox>{words.webhook}</Checkbox>
            </Form.Item>
            <Form.Item name="quiet" valuePropName="checked">
              <Checkbox>{words.quietHint}</Checkbox>
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}

function given({ party = '', name = '', round, group, org, email, webhook, quiet }: Partial<ContactItem>): ContactItem {
  const ofGroup = party in parties.groups || party in parties.orgs;
  return {
    party,
    name: name.trim(),
    webhook: webhook ?? false,
    quiet: quiet ?? false,
    ...(round && { round }),
    ...(ofGroup && group && { group }),
    ...(party in parties.orgs && org && { org }),
    ...(email?.trim() && { email: email.trim() }),
  };
}
