import { triggerFacts } from '../heart/crossings.ts';
import type { Inspection, Subject } from '../heart/state.ts';
import type { DeadlineRule } from '../rulebook/schema.ts';
import type { Days } from './days.ts';
import { groupBy } from './group-by.ts';

/** What a rule will have one deadline for, and the inspections it is about. */
export interface Duty {
  subject: Subject;
  refs: string[];
  /** Of a letter. */
  kind?: string;
  unit?: string;
}

/** The deadlines a rule will have in the round: as many as the heart would open for the same days. */
export function dutiesOf(days: Days, rule: DeadlineRule): Duty[] {
  const { groups } = days.input;
  const concerned = groups
    .flatMap(({ inspections }) => inspections)
    .filter(({ ref }) => days.applies(rule, ref))
    .filter(({ ref }) => demandedAt(days, rule, ref));
  const refs = concerned.map(({ ref }) => ref);
  if (refs.length === 0) return [];
  switch (rule.per) {
    case 'letter':
      return lettersOf(days, rule, refs);
    case 'hearing':
      return occasions(days, rule, refs).map((own) => ({ subject: {}, refs: own }));
    case 'receiver':
      return perReceiver(days, rule, refs);
    case 'unit':
      return concerned.flatMap((one) =>
        (rule.units ?? []).map((unit) => ({ subject: { ...subjectOf(one), unit }, refs: [one.ref], unit })),
      );
    case 'inspection':
      return concerned.map(ofInspection);
    case 'occurrence':
      return [];
    case 'person':
      return [{ subject: {}, refs }];
    default:
      return ownDuties(days, rule, concerned, refs);
  }
}

function ownDuties(days: Days, rule: DeadlineRule, concerned: Inspection[], refs: string[]): Duty[] {
  switch (rule.level) {
    case 'inspection':
    case 'village':
      return concerned.map(ofInspection);
    case 'group':
      return days.input.groups.flatMap(({ no: group, inspections }) => {
        const own = inspections.map(({ ref }) => ref).filter((ref) => refs.includes(ref));
        return own.length === 0 ? [] : [{ subject: { group }, refs: own }];
      });
    case 'transfer':
      return perReceiver(days, rule, refs);
    default:
      return [{ subject: {}, refs }];
  }
}

function ofInspection(one: Inspection): Duty {
  return { subject: subjectOf(one), refs: [one.ref] };
}

function subjectOf({ group, no }: Inspection): Subject {
  return { group, org: no };
}

function lettersOf(days: Days, rule: DeadlineRule, refs: string[]): Duty[] {
  const kinds = Object.entries(days.input.book.letters).filter(([kind]) => (rule.letter ?? kind) === kind);
  return kinds.flatMap(([kind, { units }]) =>
    units
      .filter((unit) => rule.units === undefined || rule.units.includes(unit))
      .map((unit) => ({ subject: { unit }, refs, kind, unit })),
  );
}

/** Every receiver may get a batch after every hearing; one without a term only has duties without a number. */
function perReceiver(days: Days, rule: DeadlineRule, refs: string[]): Duty[] {
  const { receivers } = days.input.book;
  const units = (rule.units ?? Object.keys(receivers)).filter(
    (unit) => rule['no-number'] === true || (receivers[unit]?.term ?? true),
  );
  return units.flatMap((unit) =>
    occasions(days, rule, refs, unit).map((own) => ({ subject: { unit }, refs: own, unit })),
  );
}

/** Inspections that share the day of the trigger share the meeting. */
function occasions(days: Days, rule: DeadlineRule, refs: string[], unit?: string): string[][] {
  const [trigger = ''] = triggerFacts(rule.from, days.input.book);
  const byDay = groupBy(refs, (ref) => days.of(trigger, { ref, unit })?.date);
  return [...byDay.values()];
}

/** A duty of a step that only some inspections have（when）. */
function demandedAt(days: Days, rule: DeadlineRule, ref: string): boolean {
  const step = days.input.book.steps[rule['met-by']];
  return step?.when === undefined || rule.per !== undefined || days.applies({ when: step.when }, ref);
}
