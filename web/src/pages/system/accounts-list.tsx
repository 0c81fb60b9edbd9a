import { App, Button, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { type Account, useAccounts, useDisable, useReset } from '../../api/accounts.ts';
import { wordsOf } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { messages } from '../../messages.ts';
import { CreateDialog } from './create-dialog.tsx';
import { OnceShown } from './once-shown.tsx';
import { RolesDialog } from './roles-dialog.tsx';

const words = messages.system;

/** Every account with its roles; made and disabled by one officer, given roles by another. */
export function AccountsList() {
  const found = useAccounts();
  const mayManage = useMay('people.manage');
  const mayGive = useMay('people.roles');
  const [creating, setCreating] = useState(false);
  const [giving, setGiving] = useState<Account>();
  const [once, setOnce] = useState<string>();
  const operations: Column<Account> = {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: (account) => (
      <Space size={4}>
        {mayManage && <Manage account={account} shown={setOnce} />}
        {mayGive && (
          <Button size="small" onClick={() => setGiving(account)} aria-label={words.rolesOf(account.name)}>
            {words.giveRoles}
          </Button>
        )}
      </Space>
    ),
  };
  return (
    <>
      <DataList
        name={words.people}
        columns={mayManage || mayGive ? [...columns, operations] : columns}
        rows={found.data}
        rowKey={({ login }) => login}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        filters={
          mayManage && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          )
        }
      />
      <CreateDialog open={creating} close={() => setCreating(false)} made={setOnce} />
      <RolesDialog account={giving} close={() => setGiving(undefined)} />
      <OnceShown title={words.oncePassword} secret={once} close={() => setOnce(undefined)} />
    </>
  );
}

const rolesOf = ({ roles }: Account) =>
  roles.map(({ title, scope }) => (scope ? `${title}（${scope.of}）` : title)).join('、');

const columns: Column<Account>[] = [
  { key: 'login', title: words.login, text: ({ login }) => login },
  { key: 'name', title: words.name, text: ({ name }) => name },
  { key: 'roles', title: words.roles, text: rolesOf },
  {
    key: 'state',
    title: words.state,
    text: ({ disabled }) => (disabled ? words.disabled : words.active),
    render: ({ disabled }) => (disabled ? <Tag>{words.disabled}</Tag> : words.active),
  },
];

function Manage({ account: { login, name, disabled }, shown }: { account: Account; shown: (secret: string) => void }) {
  const { message } = App.useApp();
  const disable = useDisable();
  const reset = useReset();
  const onError = (error: unknown) => void message.error(wordsOf(error));
  const change = disabled ? words.enable : words.disable;
  return (
    <>
      <Popconfirm
        title={change}
        description={disabled ? undefined : words.disableSure}
        onConfirm={() => disable.mutate({ login, disabled: !disabled }, { onError })}
      >
        <Button size="small" aria-label={`${change}：${name}`}>
          {change}
        </Button>
      </Popconfirm>
      <Popconfirm
        title={words.reset}
        description={words.resetSure}
        onConfirm={() => reset.mutate(login, { onError, onSuccess: ({ password }) => shown(password) })}
      >
        <Button size="small" aria-label={`${words.reset}：${name}`}>
          {words.reset}
        </Button>
      </Popconfirm>
    </>
  );
}
