import { LogoutOutlined, MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Dropdown, Grid, Layout, Menu } from 'antd';
import { Suspense, useState } from 'react';
import { Route, Routes, useLocation, useNavigate } from 'react-router';
import { Loading, Nothing } from '../common/states.tsx';
import { messages } from '../messages.ts';
import { InRehearsal } from '../pages/rehearsals/banner.tsx';
import { PasswordDialog } from '../pages/session/password-dialog.tsx';
import { SessionLost } from '../pages/session/session-lost.tsx';
import { useSignOut } from '../pages/session/sign-out.ts';
import { Connection } from './connection.tsx';
import { menuOf, pagesOf } from './navigation.tsx';
import { NotThere } from './not-there.tsx';
import { useKeptSession } from './use-kept-session.ts';
import { useWhoIs } from './who.ts';

/** Menu, who is signed in, and the page asked for. */
export function Shell() {
  const who = useWhoIs();
  const parts = menuOf(who);
  const wide = Grid.useBreakpoint().lg ?? true;
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  const signOut = useSignOut();
  useKeptSession();
  const menu = <SideMenu parts={parts} picked={() => setOpen(false)} />;
  const account = {
    items: [
      { key: 'password', label: messages.password.title, onClick: () => setChanging(true) },
      { key: 'out', label: messages.signIn.out, icon: <LogoutOutlined />, onClick: signOut },
    ],
  };
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#main">
        {messages.skip}
      </a>
      {wide && (
        <Layout.Sider width={176} theme="light" className="no-print side">
          <div style={{ padding: '14px 24px', fontSize: 18, fontWeight: 600, color: 'var(--red)' }}>
            {messages.product}
          </div>
          <nav aria-label={messages.nav.label}>{menu}</nav>
        </Layout.Sider>
      )}
      <Layout>
        <Layout.Header className="no-print" style={{ background: '#fff', padding: '0 16px', display: 'flex', gap: 8 }}>
          {!wide && (
            <Button
              type="text"
              icon={<MenuOutlined />}
              aria-label={messages.menu}
              style={{ marginTop: 16 }}
              onClick={() => setOpen(true)}
            />
          )}
          <span style={{ flex: 1 }} />
          <Connection />
          <Dropdown menu={account} trigger={['click']}>
            <Button type="text" style={{ marginTop: 16 }}>
              {who.name}
            </Button>
          </Dropdown>
        </Layout.Header>
        <Layout.Content id="main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <InRehearsal>
              <Routes>
                {pagesOf(who).map(({ path, page: Page }) => (
                  <Route key={path} path={path === '/' ? path : `${path}/*`} element={<Page />} />
                ))}
                <Route
                  path="*"
                  element={parts.length === 0 ? <Nothing words={messages.states.notForYou} /> : <NotThere />}
                />
              </Routes>
            </InRehearsal>
          </Suspense>
        </Layout.Content>
      </Layout>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={220} title={messages.product}>
        <nav aria-label={messages.nav.label}>{menu}</nav>
      </Drawer>
      <PasswordDialog open={changing} close={() => setChanging(false)} />
      <SessionLost />
    </Layout>
  );
}

function SideMenu({ parts, picked }: { parts: ReturnType<typeof menuOf>; picked: () => void }) {
  const go = useNavigate();
  const { pathname } = useLocation();
  const current = `/${pathname.split('/')[1] ?? ''}`;
  return (
    <Menu
      mode="inline"
      style={{ border: 0 }}
      selectedKeys={[current]}
      items={parts.map(({ group, entries }) => ({
        key: group,
        type: 'group',
        label: messages.nav.groups[group],
        children: entries.map(({ path, label, icon }) => ({ key: path, label, icon })),
      }))}
      onClick={({ key }) => {
        picked();
        void go(key);
      }}
    />
  );
}
