import type { NoticeFacts } from '../db/queries/notice-facts.ts';
import type { DeadlineRule, Rulebook } from '../procedure/rulebook/schema.ts';
import { owedByCodes, owedByTitle, roleTitle, subjectWords } from '../procedure/words.ts';
import { isLeadersDuty } from './leaders.ts';
import { isNumbered } from './paper.ts';
import type { Told } from './wording.ts';

/** The rule a notice follows, as it stood when the rung fired. */
export function ruleOf({ notice }: NoticeFacts, book: Rulebook | undefined): DeadlineRule | undefined {
  return book?.deadlines[notice.rule];
}

/** A row of the outbox with its codes in words. */
export function toldOf(facts: NoticeFacts, book: Rulebook | undefined): Told {
  const { notice, subject, deadline, names } = facts;
  const rule = ruleOf(facts, book);
  const unit = notice.unit;
  const told: Told = {
    round: notice.round,
    rung: notice.rung,
    paper: notice.paper,
    wording: notice.wording,
    to: rolesOf(notice.to, unit),
    copyTo: rolesOf(notice.copyTo ?? [], unit),
    rule: notice.rule,
    title: rule?.title ?? '（规程中已没有的时限）',
    clause: rule?.clause ?? null,
    soft: rule?.force === 'soft',
    leaders: isLeadersDuty(rule),
    owedBy: rule ? owedByTitle(rule['owed-by'], unit) : '',
    owedTo: rule ? owedByTitle(rule['owed-to'], unit) : '',
    about: subjectWords({ ...subject, ...(unit !== null && { unit }) }, names),
    unit,
    group: subject.group ?? null,
    due: notice.due,
    provisional: deadline?.provisional ?? false,
    status: deadline?.status ?? 'open',
    metOn: deadline?.metOn ?? null,
  };
  return { ...told, paper: isNumbered(told) ? told.paper : null };
}

function rolesOf(codes: string[], unit: string | null): string[] {
  return owedByCodes(codes, unit).map(roleTitle);
}
