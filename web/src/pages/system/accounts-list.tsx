import { App, Button, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { type Account, type AccountQuery, askAccounts, useAccounts, useDisable, useReset } from '../../api/accounts.ts';
import { wordsOf } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { CreateDialog } from './create-dialog.tsx';
import { OnceShown } from './once-shown.tsx';
import { RolesDialog } from './roles-dialog.tsx';

const words = messages.system;
const FILTERS = ['role', 'disabled'] as const;

/** Every account with its roles; made and disabled by one officer, given roles by another. */
export function AccountsList({ state }: { state: ListState }) {
  const query = questionIn<AccountQuery>(state, FILTERS);
  const found = useAccounts(query);
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
      <ServerList<Account>
        name={words.people}
        columns={mayManage || mayGive ? [...columns, operations] : columns}
        rowKey={({ login }) => login}
        found={found}
        state={state}
        search={words.searchPeople}
        ask={(paging) => askAccounts({ ...query, ...paging })}
        filters={
          <>
            <ChoiceFilter state={state} name="role" label={words.roles} titles={messages.roles} width={160} />
            <ChoiceFilter state={state} name="disabled" label={words.state} titles={words.states} width={110} />
            {mayManage && (
              <Button type="primary" onClick={() => setCreating(true)}>
                {words.create}
              </Button>
            )}
          </>
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
  { key: 'login', title: words.login, text: ({ login }) => login, sort: 'login' },
  { key: 'name', title: words.name, text: ({ name }) => name, sort: 'name' },
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
