import { UNITS } from './roles.ts';
import type { DeadlineRule, Ladder, Rung, UnitLadder, Warning } from './schema.ts';

export type Ladders = Readonly<Record<string, Ladder>>;

/** Who gets a letter when late. Everybody else is the house's own, and is told without paper. */
export const OUTSIDE: ReadonlySet<string> = new Set([
  'unit',
  'receiver',
  'org',
  'prin',
  'ol',
  'town',
  ...Object.keys(UNITS),
]);

/** The deadline with a default ladder where it writes neither warnings nor rungs（本系统默认）. */
export function withLadder(rule: DeadlineRule, ladders: Ladders): DeadlineRule {
  if (rule['no-number'] || rule.every === 'working-day') return rule;
  const name = rule.ladder ?? rule.force;
  const ladder = ladders[name];
  const yellow = rule.yellow ?? ladder?.yellow;
  const seen = yellow === undefined ? rule : { ...rule, yellow };
  if (rule.warn || rule.escalate || !ladder) return seen;
  return { ...seen, warn: ladder.warn, escalate: rungsFor(rule, ladder), ladder: name };
}

/** The ladders of single units as the resolved rulebook carries them. */
export function unitLaddersOf(units: Record<string, UnitLadder>, ladders: Ladders) {
  return Object.fromEntries(
    Object.entries(units).flatMap(([unit, { ladder, 'remind-by': remindBy }]) => {
      const own = ladders[ladder];
      return own ? [[unit, { ...own, ...(remindBy === undefined ? {} : { remindBy }) }]] : [];
    }),
  );
}

/** Who a warning reaches unless it says. */
export function warnedBy(warning: Warning): { before: string; to: string[] } & Pick<Rung, 'copy-to' | 'wording'> {
  if (typeof warning === 'string') return { before: warning.replace(/ before$/, ''), to: ['office'] };
  return { ...warning, to: [warning.to].flat() };
}

function rungsFor(rule: DeadlineRule, { escalate }: Ladder): Rung[] {
  if (rule['remind-only']) return escalate.filter(({ to }) => [to].flat().includes('office')).map(onlyOffice);
  return [rule['owed-by']].flat().some((role) => OUTSIDE.has(role)) ? escalate : escalate.map(withoutPaper);
}

/** 县委、常委会、领导小组 are never chased: the office is told, nothing is printed (D19). */
function onlyOffice(rung: Rung): Rung {
  return { ...withoutPaper(rung), to: 'office' };
}

function withoutPaper(rung: Rung): Rung {
  const { paper: _, ...rest } = rung;
  return rest;
}
