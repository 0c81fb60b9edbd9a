import { Tabs } from 'antd';
import { useMay } from '../../app/who.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { CalendarVersions } from './calendar-versions.tsx';
import { CompareTab } from './compare-tab.tsx';
import { DueMonth } from './due-month.tsx';
import { ImportTab } from './import-tab.tsx';
import { RevisionsTab } from './revisions-tab.tsx';

const { month: words, calendars } = messages;

/** 日历: due dates by day; the 放假安排 they are counted by, imported, and what each import moved. */
export default function MonthPage() {
  const state = useListState();
  const deadlines = useMay('deadlines.see');
  const ledger = useMay('ledger.see');
  const mayImport = useMay('calendars.import');
  const items = [
    ...(deadlines ? [{ key: 'month', label: words.label, children: <DueMonth /> }] : []),
    { key: 'versions', label: words.versions, children: <CalendarVersions /> },
    ...(mayImport ? [{ key: 'import', label: calendars.import, children: <ImportTab state={state} /> }] : []),
    ...(ledger ? [{ key: 'revisions', label: calendars.revisions, children: <RevisionsTab state={state} /> }] : []),
    { key: 'compare', label: calendars.compare, children: <CompareTab state={state} /> },
  ];
  return (
    <Page title={words.title}>
      <Tabs
        activeKey={state.get('tab') ?? (deadlines ? 'month' : 'versions')}
        onChange={(tab) => state.begin({ tab })}
        items={items}
        destroyOnHidden
      />
    </Page>
  );
}
