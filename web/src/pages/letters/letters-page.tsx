import { Tabs } from 'antd';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { Nothing } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { LettersList } from './letters-list.tsx';
import { OriginalsList } from './originals-list.tsx';

const words = messages.letters;

/** 函件台账: the letters of a round, entered many at a time, and where every original is. */
export default function LettersPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round, names } = chosen;
  const choice = <RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />;
  if (names && round === undefined) {
    return (
      <Page title={words.title}>
        <Nothing words={words.noRound} />
      </Page>
    );
  }
  return (
    <Page title={words.title} extra={choice}>
      <Tabs
        activeKey={state.get('tab') ?? 'list'}
        onChange={(tab) => state.begin({ round: state.get('round'), tab })}
        destroyOnHidden
        items={[
          { key: 'list', label: words.tabs.list, children: <LettersList key={round} round={round} state={state} /> },
          { key: 'originals', label: words.tabs.originals, children: <OriginalsList round={round} state={state} /> },
        ]}
      />
    </Page>
  );
}
