import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { ListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';

const words = messages.letters;

/** What 函件台账 can be narrowed by. */
export function LetterFilters({ state }: { state: ListState }) {
  return (
    <>
      <ChoiceFilter state={state} name="light" label={messages.fields.light} titles={messages.lights} />
      <ChoiceFilter state={state} name="replied" label={words.replied} titles={words.repliedChoices} />
    </>
  );
}
