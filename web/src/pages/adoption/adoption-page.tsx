import { Select } from 'antd';
import { useMay } from '../../app/who.ts';
import { type ListState, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { useChosenRound } from '../../common/round-choice.tsx';
import { Nothing } from '../../common/states.tsx';
import { TabRow } from '../../common/tab-row.tsx';
import { messages } from '../../messages.ts';
import { AdoptTab } from './adopt-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { ParamsTab } from './params-tab.tsx';

const words = messages.adoption;
const OFFICE = 'office';

/** 换规程与参数: what a running round, or the standing office, follows, changed on somebody's word. */
export default function AdoptionPage() {
  const state = useListState();
  const { names = [], round } = useChosenRound(state);
  const mayStart = useMay('rounds.start');
  const ledger = useMay('ledger.see');
  if (round === undefined) {
    return (
      <Page title={words.title}>
        <Nothing words={words.none} />
      </Page>
    );
  }
  const items = [
    ...(mayStart ? [{ key: 'adopt', label: words.adopt, children: <AdoptTab key={round} round={round} /> }] : []),
    ...(mayStart && round !== OFFICE
      ? [{ key: 'params', label: words.params, children: <ParamsTab round={round} /> }]
      : []),
    ...(ledger ? [{ key: 'history', label: words.history, children: <HistoryTab round={round} /> }] : []),
  ];
  return (
    <Page title={words.title} extra={<Choice state={state} names={names} round={round} />}>
      <TabRow
        label={words.title}
        open={state.get('tab') ?? items[0]?.key ?? ''}
        turn={(tab) => state.change({ tab })}
        items={items}
      />
    </Page>
  );
}

function Choice({ state, names, round }: { state: ListState; names: readonly string[]; round: string }) {
  const options = [...names.map((name) => ({ value: name, label: name })), { value: OFFICE, label: words.office }];
  return (
    <Select
      aria-label={words.of}
      style={{ width: 160 }}
      showSearch={{ optionFilterProp: 'label' }}
      value={round}
      options={options}
      onChange={(next: string) => state.begin({ round: next })}
    />
  );
}
