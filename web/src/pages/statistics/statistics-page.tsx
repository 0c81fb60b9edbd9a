import { Select } from 'antd';
import type { By } from '../../api/statistics.ts';
import { daysAfter, today } from '../../common/date.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundSelect } from '../../common/round-select.tsx';
import { TabRow } from '../../common/tab-row.tsx';
import { messages } from '../../messages.ts';
import { LightsTab } from './lights-tab.tsx';
import { OnTimeTab } from './on-time-tab.tsx';
import { RatesTab } from './rates-tab.tsx';
import { WorkloadTab } from './workload-tab.tsx';

const words = messages.statistics;
const USUAL_DAYS = '90';

/** 统计: figures of the ledger as pictures, each also as a table. */
export default function StatisticsPage() {
  const state = useListState();
  const round = state.get('round');
  const days = state.get('days') ?? USUAL_DAYS;
  const to = today();
  const period = { from: daysAfter(to, 1 - Number(days)), to, ...(round !== undefined && { round }) };
  const by = (state.get('by') ?? 'unit') as By;
  const items = [
    { key: 'lights', label: words.tabs.lights, children: <LightsTab period={period} /> },
    {
      key: 'on-time',
      label: words.tabs.onTime,
      children: <OnTimeTab period={period} by={by} choose={(chosen) => state.change({ by: chosen })} />,
    },
    { key: 'workload', label: words.tabs.workload, children: <WorkloadTab round={round} /> },
    { key: 'rates', label: words.tabs.rates, children: <RatesTab round={round} /> },
  ];
  const extra = (
    <>
      <Select
        aria-label={words.period}
        style={{ width: 130 }}
        value={days}
        options={Object.entries(words.periods).map(([value, label]) => ({ value, label }))}
        onChange={(chosen) => state.change({ days: chosen })}
      />
      <RoundSelect value={round} change={(chosen) => state.change({ round: chosen })} clearable />
    </>
  );
  return (
    <Page title={words.title} extra={extra}>
      <TabRow
        label={words.title}
        open={state.get('tab') ?? 'lights'}
        turn={(tab) => state.change({ tab })}
        items={items}
      />
    </Page>
  );
}
