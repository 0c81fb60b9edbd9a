import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { askContacts, type Contact, type ContactQuery, useContacts } from '../../api/contacts.ts';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { ContactActions } from './contact-actions.tsx';
import { ContactDialog } from './contact-dialog.tsx';

const { contacts: words, parties } = messages;
const FILTERS = ['party', 'retired'] as const;
const PARTIES = { ...parties.house, ...parties.units, ...parties.groups, ...parties.orgs };
const MOST = 500;

/** 联系人 of the office, the units, the groups and the organizations; which units have none yet. */
export function ContactsList({ state }: { state: ListState }) {
  const mayRecord = useMay('registers.record');
  const [editing, setEditing] = useState<Contact | 'new'>();
  const query = questionIn<ContactQuery>(state, FILTERS);
  const found = useContacts(query);
  const operations: Column<Contact> = {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: (row) => <ContactActions contact={row} edit={() => setEditing(row)} />,
  };
  return (
    <>
      <Missing />
      <ServerList<Contact>
        name={words.list}
        columns={mayRecord ? [...columns, operations] : columns}
        rowKey={({ id }) => id}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askContacts({ ...query, ...paging })}
        empty={state.any ? messages.states.empty : words.empty}
        filters={
          <>
            <ChoiceFilter state={state} name="party" label={words.party} titles={PARTIES} width={160} />
            <ChoiceFilter state={state} name="retired" label={words.state} titles={words.retirements} width={110} />
            {mayRecord && (
              <Button type="primary" onClick={() => setEditing('new')}>
                {words.add}
              </Button>
            )}
          </>
        }
      />
      {editing && <ContactDialog contact={editing} close={() => setEditing(undefined)} />}
    </>
  );
}

/** Which of the fourteen units nobody stands for. */
function Missing() {
  const { data } = useContacts({ retired: 'false', pageSize: MOST });
  if (!data || data.total === 0) return null;
  const known = new Set(data.items.map(({ party }) => party));
  const missing = Object.entries(parties.units).filter(([code]) => !known.has(code));
  if (missing.length === 0) return null;
  const names = missing.map(([, title]) => title).join('、');
  return <Alert type="info" showIcon title={words.missing(names)} style={{ marginBottom: 12 }} />;
}

const waysOf = ({ email, webhook, quiet }: Contact) =>
  [email && words.wayOf.mail, webhook && words.wayOf.webhook, quiet && words.quiet].filter(Boolean).join('，') ||
  words.none;

const columns: Column<Contact>[] = [
  { key: 'party', title: words.party, text: ({ partyTitle }) => partyTitle, sort: 'party' },
  { key: 'of', title: words.of, text: ({ round, group, org }) => words.ofWords(round, group, org) },
  {
    key: 'name',
    title: words.name,
    sort: 'name',
    text: ({ name }) => name,
    render: ({ name, retired }) => (
      <>
        {name} {retired && <Tag>{words.retired}</Tag>}
      </>
    ),
  },
  { key: 'email', title: words.email, text: ({ email }) => email ?? '', sort: 'email' },
  { key: 'ways', title: words.ways, text: waysOf },
];
