import { UNITS } from './roles.ts';
import type { DeadlineRule, Ladder, Rung } from './schema.ts';

export type Ladders = Readonly<Record<string, Ladder>>;

/** Who gets a letter when late. Everybody else is the house's own, and is told without paper. */
const OUTSIDE = new Set(['unit', 'receiver', 'org', 'prin', 'ol', 'town', ...Object.keys(UNITS)]);

/** The deadline with a default ladder where it writes neither warnings nor rungs（本系统默认）. */
export function withLadder(rule: DeadlineRule, ladders: Ladders): DeadlineRule {
  if (rule.warn || rule.escalate || rule['no-number'] || rule.every === 'working-day') return rule;
  const name = rule.ladder ?? rule.force;
  const ladder = ladders[name];
  return ladder ? { ...rule, warn: ladder.warn, escalate: rungsFor(rule, ladder), ladder: name } : rule;
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
  return 'at' in rung ? { at: rung.at, to: rung.to } : { after: rung.after, to: rung.to };
}
