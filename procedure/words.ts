import { entityFactTitle } from './heart/entity-facts.ts';
import type { Subject } from './heart/state.ts';
import { isRole, ROLES } from './rulebook/roles.ts';
import type { Rulebook } from './rulebook/schema.ts';

/** 巡察办、纪委监委 …: what a role or unit code is called. */
export function roleTitle(code: string): string {
  return isRole(code) ? ROLES[code] : code;
}

/** 进驻、函复收到 …: what a step or entity fact is called. */
export function factTitle(book: Rulebook | undefined, fact: string): string {
  return book?.steps[fact]?.title ?? entityFactTitle(fact) ?? fact;
}

/** Who owes, by code: `unit` and `receiver` stand for the unit of the subject. */
export function owedByCodes(owedBy: string | string[], unit: string | null): string[] {
  return [owedBy].flat().map((code) => ((code === 'unit' || code === 'receiver') && unit ? unit : code));
}

/** Who owes, in words. */
export function owedByTitle(owedBy: string | string[], unit: string | null): string {
  return owedByCodes(owedBy, unit).map(roleTitle).join('、');
}

/** 审计局, 第1组·甲镇党委, 第1批·纪委监委 …: what a deadline is about; empty for the whole round. `names` by reference. */
export function subjectWords(subject: Subject, names: ReadonlyMap<string, string>): string {
  const { group, org, village, unit, transfer, person, period } = subject;
  const name = names.get(`${group}-${org}`) ?? `第${org}单位`;
  const parts = [
    group !== undefined && `第${group}组`,
    org !== undefined && name,
    village !== undefined && `第${village}村`,
    transfer !== undefined && `第${transfer}批`,
    unit !== undefined && roleTitle(unit),
    person,
    period,
  ];
  return parts.filter((part) => part !== false && part !== undefined).join('·');
}
