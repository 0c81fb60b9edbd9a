import { formatDate } from '../counting/index.ts';
import { roleWords, signsFor } from '../rulebook/roles.ts';
import type { Breach, MissingGate } from './event.ts';
import type { Approval, Given } from './given.ts';
import { GROUP_ROLES, inspectionsBy, membersOf, memberWords } from './members.ts';
import { isRecused } from './recusal.ts';
import { refuse } from './rejection.ts';
import type { FactData, Inspection, State } from './state.ts';
import { subjectOf } from './subject.ts';

/** Refuses an assignment or a release that does not fit the groups as they are. */
export function checkPerson(state: State, fact: string, on: string, data: FactData, date: string): void {
  const { person } = subjectOf(on);
  const now = membersOf(state, undefined, date).find((member) => member.person === person);
  if (fact === 'person.released') {
    if (!now) wrong(404, 'on', `${person} ${formatDate(date)}不在任何一组`);
    return;
  }
  const { group, role } = data;
  const roles: readonly string[] = GROUP_ROLES;
  if (group === undefined || !state.groups.some((g) => g.no === group)) wrong(400, 'data.group', '须写明编入哪一组');
  if (role === undefined || !roles.includes(role)) {
    wrong(
      400,
      'data.role',
      `须写明在组内的身份：${GROUP_ROLES.map((code) => `${code}（${roleWords(code)}）`).join('、')}`,
    );
  }
  if (now && now.group !== group) wrong(422, 'data.group', `已是${memberWords(now)}，请先调出`);
  const leader = membersOf(state, group, date).find((member) => member.role === 'leader' && member.person !== person);
  if (role === 'leader' && leader) wrong(422, 'data.role', `第${group}组已有组长（${leader.person}），请先调出`);
}

/** The rules about people that an assignment does not keep: recusal, 三个不固定, where a replacement comes from. */
export function breachesOf(state: State, fact: string, on: string, data: FactData, given: Given): Breach[] {
  const rules = state.book.people;
  const { person = '' } = subjectOf(on);
  if (!rules || fact !== 'person.assigned' || data.group === undefined) return [];
  const about = inspectionsBy(state, { group: data.group, inspections: data.inspections });
  return [
    ...recused(state, person, about),
    ...servedBefore(state, data.role ?? '', about, given),
    ...notFromPool(state, data, given),
  ];
}

function recused(state: State, person: string, about: Inspection[]): Breach[] {
  const rule = state.book.people?.recusal;
  return about
    .filter((inspection) => isRecused(state, person, inspection))
    .map(({ name }) => ({
      rule: 'recusal',
      detail: `${person} 已申报回避${name}，未调整前不得分配该单位`,
      clause: rule?.clause,
    }));
}

function servedBefore(state: State, role: string, about: Inspection[], { person }: Given): Breach[] {
  const rule = state.book.people?.['not-again'];
  if (!rule?.roles.includes(role)) return [];
  return about.flatMap(({ name, target = name }) => {
    const before = person?.served.find((one) => rule.roles.includes(one.role) && one.target === target);
    if (!before) return [];
    const detail = `三个不固定：曾在${before.round}任${roleWords(before.role)}巡察过${name}，不再任${roleWords(role)}`;
    return [{ rule: 'not-again' as const, detail, clause: rule.clause }];
  });
}

function notFromPool(state: State, data: FactData, { person }: Given): Breach[] {
  const rule = state.book.people?.replacement;
  if (!rule || data.replaces === undefined) return [];
  if (person?.pool || rule.except?.includes(person?.unit ?? '')) return [];
  const detail = `替补人员须从本单位人才库入库人员中推荐；${person ? '此人不在人才库' : '人员名册里没有此人'}`;
  return [{ rule: 'replacement', detail, clause: rule.clause }];
}

/** Groups without a leader before a step that needs one: a breach where the round keeps its people here, else a hint. */
export function leaderless(state: State, name: string, date: string): { breaches: Breach[]; hints: MissingGate[] } {
  const step = state.book.steps[name];
  if (!step || !state.book.people?.['leader-before']?.includes(name)) return { breaches: [], hints: [] };
  const without = state.groups.filter(({ no }) => !membersOf(state, no, date).some(({ role }) => role === 'leader'));
  if (membersOf(state).length === 0) {
    const by = roleWords(step.by);
    const hints = without.map(({ no }) => ({ step: 'person.assigned', title: '组长', by, on: `group/${no}` }));
    return { breaches: [], hints };
  }
  return {
    breaches: without.map(({ no }) => ({
      rule: 'leader',
      detail: `第${no}组没有组长，不能办“${step.title}”`,
      clause: step.clause,
    })),
    hints: [],
  };
}

/** Refuses breaches unless who may let them be passed has signed just that: `spared` are signatures of no other use. */
export function checkBreaches(state: State, breaches: Breach[], spared: Approval[], date: string): void {
  if (breaches.length === 0) return;
  const { by, note } = state.book.override;
  const roles = [by].flat();
  const signed = spared.find((approval) => roles.some((role) => signsFor(approval.role, role)));
  if (signed && signed.date <= date) return;
  const said = breaches.map(({ detail, clause }) => (clause ? `${detail}（${clause}）` : detail)).join('；');
  const late = signed ? `；${roleWords(roles, '或')}的批示${formatDate(signed.date)}，晚于所填日期` : '';
  const detail = `${said}${late}。确需如此的，由${roleWords(roles, '或')}批准（${note}），代录其批示`;
  refuse({ code: 'people', status: 422, field: 'approval', detail, breaches });
}

function wrong(status: 400 | 404 | 422, field: string, detail: string): never {
  refuse({ code: status === 422 ? 'not-allowed' : 'unknown-subject', status, field, detail });
}
