import { Tabs } from 'antd';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { AccountsList } from './accounts-list.tsx';
import { FeedsList } from './feeds-list.tsx';
import { HealthList } from './health-list.tsx';
import { KeysList } from './keys-list.tsx';
import { SessionsList } from './sessions-list.tsx';

const words = messages.system;

/** 系统: who may do what, one's own sign-ins and keys, whether everything runs. */
export default function SystemPage() {
  const state = useListState();
  const people = useMay('people.see');
  const deadlines = useMay('deadlines.see');
  return (
    <Page title={words.title}>
      <Tabs
        activeKey={state.get('tab') ?? (people ? 'people' : 'own')}
        onChange={(tab) => state.begin({ tab })}
        destroyOnHidden
        items={[
          ...(people ? [{ key: 'people', label: words.people, children: <AccountsList state={state} /> }] : []),
          { key: 'own', label: words.own, children: <SessionsList /> },
          { key: 'keys', label: words.keys, children: <KeysList /> },
          ...(deadlines ? [{ key: 'feeds', label: messages.feeds.title, children: <FeedsList /> }] : []),
          { key: 'health', label: words.health, children: <HealthList /> },
        ]}
      />
    </Page>
  );
}
