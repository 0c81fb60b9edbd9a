import { Button, Drawer, Form, Input, Select, Space } from 'antd';
import { type Account, giveRoles, type RolesBody } from '../../api/accounts.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const words = messages.system;

interface Values {
  roles: { role?: string; kind: string; of?: string }[];
}

/** 角色: what is written takes the place of all that was given. */
export function RolesDialog({ account, close }: { account: Account | undefined; close: () => void }) {
  return (
    <Drawer
      open={account !== undefined}
      onClose={close}
      size={640}
      title={words.rolesOf(account?.name ?? '')}
      destroyOnHidden
    >
      {account && (
        <Entry<Values, Account>
          draft={`roles:${account.login}`}
          initial={{
            roles: account.roles.map(({ role, scope }) => ({
              role,
              kind: scope?.kind ?? 'all',
              ...(scope && { of: scope.of }),
            })),
          }}
          submit={({ roles }) => giveRoles(account.login, { roles: roles.map(given) })}
          done={close}
          words={words.save}
        >
          {() => (
            <Form.List name="roles">
              {(lines, { add, remove }) => (
                <>
                  <p>{words.ofHint}</p>
                  {lines.map(({ key, name }) => (
                    <Space key={key} align="start" wrap>
                      <RoleLine name={name} />
                      <Button type="link" onClick={() => remove(name)}>
                        {messages.wizard.remove}
                      </Button>
                    </Space>
                  ))}
                  <div style={{ marginBottom: 16 }}>
                    <Button onClick={() => add({ kind: 'all' })}>{words.addRole}</Button>
                  </div>
                </>
              )}
            </Form.List>
          )}
        </Entry>
      )}
    </Drawer>
  );
}

function RoleLine({ name }: { name: number }) {
  const kinds = Object.entries(words.scopes).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Form.Item name={[name, 'role']} rules={[{ required: true, message: words.needRole }]}>
        <Select
          aria-label={words.roles}
          style={{ width: 180 }}
          showSearch={{ optionFilterProp: 'label' }}
          options={Object.entries(messages.roles).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name={[name, 'kind']}>
        <Select aria-label={words.scope} style={{ width: 120 }} options={kinds} />
      </Form.Item>
      <Form.Item name={[name, 'of']}>
        <Input aria-label={words.of} placeholder={words.of} style={{ width: 150 }} />
      </Form.Item>
    </>
  );
}

function given({ role = '', kind, of = '' }: Values['roles'][number]): RolesBody['roles'][number] {
  if (kind === 'all') return { role };
  return { role, scope: { kind: kind as 'round' | 'group' | 'inspection' | 'unit', of: of.trim() } };
}
