import type { FactData } from '../../procedure/heart/state.ts';
import type { Step } from '../../procedure/rulebook/schema.ts';
import { unitsOf } from '../scenario/data.ts';
import type { Duty } from '../scenario/steps.ts';
import { inspectionOf, type Making } from './making.ts';
import { villagesOf } from './villages.ts';

/** Per cent above the least share of problems that a report must tell. */
const MORE = 5;
/** How often a part of a volume that nobody is owed is not there（无此项）. */
const NONE_SHARE = 0.4;

/** What a fact of the step carries whatever it is about: as many people, villages, copies as its document asks. */
export function figuresData(making: Making, { step: name, on }: Duty): FactData {
  const step = making.book.steps[name];
  const inspection = inspectionOf(making, on);
  const { 'problem-share': share, 'people-least': people, villages } = step?.figures ?? {};
  return {
    ...(share === undefined ? {} : { share: Math.min(100, share + MORE) }),
    ...(people === undefined ? {} : { people }),
    ...(villages === undefined || !inspection ? {} : { villages: villagesOf(making.book, inspection).mobile }),
    ...(step?.copies === undefined ? {} : { count: step.copies }),
  };
}

/** The facts that complete a step together: of each part, of each unit that owes one, or simply one. */
export function variantsOf({ book, randoms }: Making, { step: name, on }: Duty): FactData[] {
  const step = book.steps[name];
  const random = randoms(`parts/${name}/${on}`);
  if (step?.parts) {
    return step.parts.map((part) =>
      mayLack(step, part) && random() < NONE_SHARE ? { part, kind: 'none', note: '本轮无此项' } : { part },
    );
  }
  return unitsOf(book, name)?.map((unit) => ({ unit })) ?? [{}];
}

/** Only a volume has titles for its parts, and of those some are always owed. */
function mayLack(step: Step, part: string): boolean {
  return step['part-titles'] !== undefined && step['part-owed']?.[part] === undefined;
}
