import { Tabs } from 'antd';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { ContactsList } from './contacts-list.tsx';
import { DeliveriesList } from './deliveries-list.tsx';
import { Digest } from './digest.tsx';
import { PapersList } from './papers-list.tsx';

const words = messages.contacts;

/** 联系人与送达: who is reached how, and what became of what was sent. */
export default function ContactsPage() {
  const state = useListState();
  const registers = useMay('registers.see');
  const ledger = useMay('ledger.see');
  return (
    <Page title={words.title}>
      <Tabs
        activeKey={state.get('tab') ?? (registers ? 'contacts' : 'deliveries')}
        onChange={(tab) => state.begin({ tab })}
        destroyOnHidden
        items={[
          ...(registers ? [{ key: 'contacts', label: words.list, children: <ContactsList state={state} /> }] : []),
          ...(ledger
            ? [
                { key: 'deliveries', label: words.deliveries, children: <DeliveriesList state={state} /> },
                { key: 'papers', label: words.papers, children: <PapersList state={state} /> },
                { key: 'digest', label: words.digest, children: <Digest /> },
              ]
            : []),
        ]}
      />
    </Page>
  );
}
