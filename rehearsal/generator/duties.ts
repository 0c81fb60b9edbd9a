import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Cast } from '../scenario/cast.ts';
import { type Duty, dutiesOf } from '../scenario/steps.ts';
import type { Sizes } from './sizes.ts';
import { onlyMobile, villagesOf } from './villages.ts';

/** What a generated round goes through: all that must be done, and what is done with things and villages. */
export function allDuties(book: Rulebook, cast: Cast, sizes: Sizes): Duty[] {
  const must = dutiesOf(book, cast);
  const known = new Set(must.map(({ step }) => step));
  const further = Object.entries(book.steps).filter(([name, step]) => {
    if (known.has(name)) return false;
    const sort = step.opens ?? step.each;
    return onlyMobile(book, name) || (sort !== undefined && (sizes.things[sort] ?? 0) > 0);
  });
  const added = further.flatMap(([name, { level }]): Duty[] => {
    if (level === 'group') return cast.groups.map(({ no }) => ({ step: name, on: `group/${no}` }));
    const about = onlyMobile(book, name)
      ? cast.inspections.filter((inspection) => villagesOf(book, inspection).mobile.length > 0)
      : cast.inspections;
    return level === 'inspection' || level === 'village'
      ? about.map(({ ref }) => ({ step: name, on: `inspection/${ref}` }))
      : [];
  });
  return [...must, ...added];
}
