import { factTitle } from '../../words.ts';
import type { Choice } from '../choice.ts';
import type { Printable } from '../context.ts';
import { day, nameOf, numbered } from '../names.ts';
import { thingsOf } from '../things.ts';
import { inspectionTitle, ofInspection } from './inspections.ts';

/** Each thing of a sort that was begun, and for each inspection a form that nothing is filled in on yet. */
export function thingChoices(context: Printable, sort: string): Choice[] {
  return context.inspections.flatMap((inspection) => {
    const { ref, groupNo: group, orgNo: org } = inspection;
    const on = `inspection/${ref}`;
    const own = ofInspection(context, inspection);
    const place = { on: `inspection.${ref}`, subject: { group, org } };
    const begun = thingsOf(context, sort, on).map(({ number, fact }) => {
      const { addressee } = fact.data;
      const steps = context.facts
        .filter((one) => one.subject === on && one.data.numbers?.includes(number))
        .map((one) => ({ title: factTitle(context.book, one.fact), date: day(one.date) }));
      return {
        ...place,
        subject: { ...place.subject, thing: `${sort}/${number}` },
        no: number,
        title: `${inspectionTitle(inspection)}·${number}`,
        own: { ...own, thing: number, begun: day(fact.date), addressee: addressee && nameOf(context, addressee) },
        rows: { steps: numbered(steps) },
      };
    });
    return [...begun, { ...place, title: `${inspectionTitle(inspection)}·空白表`, own, rows: { steps: [] } }];
  });
}
