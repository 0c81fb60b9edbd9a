import type { Rulebook } from '../../api/rulebooks.ts';
import { messages } from '../../messages.ts';
import { type Listed, stepsOf } from '../facts/step-list.ts';

/** A sort of numbered things of an inspection: the step that registers them, and those that go on with each. */
export interface Sort {
  id: string;
  title: string;
  opens: Listed;
  each: Listed[];
}

/** The sorts of things an inspection registers, in the order of the procedure. */
export function sortsOf(book: Rulebook): Sort[] {
  const steps = stepsOf(book, ['inspection', 'village']);
  return steps.flatMap((opens) => {
    if (opens.opens === undefined) return [];
    const id = opens.opens;
    const title = messages.things.titles[id] ?? book.things?.[id] ?? id;
    return [{ id, title, opens, each: steps.filter(({ each }) => each === id) }];
  });
}
