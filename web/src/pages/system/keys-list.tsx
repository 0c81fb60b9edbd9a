import { Button, Checkbox, Drawer, Form, Input, Tag } from 'antd';
import { useState } from 'react';
import { type ApiKey, type KeyBody, makeApiKey, useApiKeys, useRevoke } from '../../api/keys.ts';
import { useWhoIs } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { daysAfter, instantText, today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { OnceShown } from './once-shown.tsx';

const words = messages.system;
const TITLES: Record<string, string> = words.actions;
const USUAL_DAYS = 90;

/** One's own keys for programs. */
export function KeysList() {
  const found = useApiKeys();
  const { mutate } = useRevoke();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <>
      <DataList
        name={words.keys}
        columns={columnsOf(mutate)}
        rows={found.data}
        rowKey={({ id }) => id}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        filters={
          <Button type="primary" onClick={() => setMaking(true)}>
            {words.keyMake}
          </Button>
        }
      />
      <Drawer open={making} onClose={() => setMaking(false)} size={400} title={words.keyMake} destroyOnHidden>
        <KeyForm
          done={(key) => {
            setMaking(false);
            setMade(key);
          }}
        />
      </Drawer>
      <OnceShown title={words.keyMade} secret={made} close={() => setMade(undefined)} />
    </>
  );
}

function columnsOf(revoke: (id: string) => void): Column<ApiKey>[] {
  return [
    { key: 'name', title: words.keyName, text: ({ name }) => name },
    {
      key: 'actions',
      title: words.keyActions,
      text: ({ actions }) => actions.map((one) => TITLES[one] ?? one).join('、'),
    },
    { key: 'expires', title: words.keyExpires, text: ({ expiresAt }) => instantText(expiresAt) },
    { key: 'used', title: words.used, text: ({ lastUsedAt }) => instantText(lastUsedAt) },
    {
      key: 'do',
      title: messages.fields.operations,
      text: ({ revokedAt }) => (revokedAt ? words.revoked : ''),
      render: ({ id, name, revokedAt }) =>
        revokedAt ? (
          <Tag>{words.revoked}</Tag>
        ) : (
          <Button size="small" onClick={() => revoke(id)} aria-label={`${words.revoke}：${name}`}>
            {words.revoke}
          </Button>
        ),
    },
  ];
}

function KeyForm({ done }: { done: (key: string) => void }) {
  const { may } = useWhoIs();
  const options = Object.entries(TITLES).filter(([action]) => may.includes(action));
  return (
    <Entry<KeyBody, { key: string }>
      draft="api-key"
      initial={{ name: '', actions: [], expires: daysAfter(today(), USUAL_DAYS) }}
      submit={makeApiKey}
      done={({ key }) => done(key)}
      words={words.keyMake}
    >
      {() => (
        <>
          <Form.Item
            name="name"
            label={words.keyName}
            rules={[{ required: true, whitespace: true, message: words.needName }]}
          >
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="actions" label={words.keyActions} rules={[{ required: true, message: words.needRole }]}>
            <Checkbox.Group options={options.map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <DayField name="expires" label={words.keyExpires} />
        </>
      )}
    </Entry>
  );
}
