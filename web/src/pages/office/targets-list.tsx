import { askTargets, type Target, type TargetQuery, useTargets } from '../../api/targets.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { RegisterList } from '../../common/register-list.tsx';
import { messages } from '../../messages.ts';
import { targetColumns } from './target-columns.tsx';
import { TargetDialog } from './target-dialog.tsx';
import { TargetPaste } from './target-paste.tsx';
import { TargetsBatch } from './targets-batch.tsx';

const words = messages.registers;
const FILTERS = ['standing', 'kind', 'retired'] as const;

/** 巡察对象库: who was inspected when, who never; entered one by one or pasted, ticked for a batch. */
export function TargetsList({ state }: { state: ListState }) {
  const query = questionIn<TargetQuery>(state, FILTERS);
  const found = useTargets(query);
  return (
    <RegisterList<Target>
      name={words.targets}
      words={words}
      columns={targetColumns}
      found={found}
      state={state}
      search={words.searchHint}
      ask={(paging) => askTargets({ ...query, ...paging })}
      empty={state.any ? messages.states.empty : words.empty}
      filters={
        <>
          <ChoiceFilter state={state} name="standing" label={words.coverage} titles={words.standings} width={100} />
          <ChoiceFilter state={state} name="retired" label={words.state} titles={words.retirements} width={100} />
        </>
      }
      batch={(picked, done) => <TargetsBatch picked={picked} done={done} />}
      dialog={(target, close) => <TargetDialog target={target} close={close} />}
      paste={(close) => <TargetPaste close={close} />}
    />
  );
}
