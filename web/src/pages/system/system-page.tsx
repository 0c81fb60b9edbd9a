import { Tabs } from 'antd';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { AccountsList } from './accounts-list.tsx';
import { HealthList } from './health-list.tsx';
import { KeysList } from './keys-list.tsx';
import { SessionsList } from './sessions-list.tsx';

const words = messages.system;

/** 系统: who may do what, one's own sign-ins and keys, whether everything runs. */
export default function SystemPage() {
  const state = useListState();
  const people = useMay('people.see');
  return (
    <Page title={words.title}>
      <Tabs
        activeKey={state.get('tab') ?? (people ? 'people' : 'own')}
        onChange={(tab) => state.change({ tab })}
        destroyOnHidden
        items={[
          ...(people ? [{ key: 'people', label: words.people, children: <AccountsList /> }] : []),
          { key: 'own', label: words.own, children: <SessionsList /> },
          { key: 'keys', label: words.keys, children: <KeysList /> },
          { key: 'health', label: words.health, children: <HealthList /> },
        ]}
      />
    </Page>
  );
}
