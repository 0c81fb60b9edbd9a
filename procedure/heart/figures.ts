import { FIGURES, type FigureName } from '../rulebook/figures.ts';
import { isLanguage2 } from '../rulebook/language.ts';
import { roleWords } from '../rulebook/roles.ts';
import type { Breach, MissingGate } from './event.ts';
import type { Given } from './given.ts';
import { membersOf } from './members.ts';
import type { FactData, State } from './state.ts';
import { factsNamed, inspectionsOf, subjectOf } from './subject.ts';

/** What a fact tells that its step's document does not allow: hard as breaches, soft as hints. */
export function judged(state: State, name: string, on: string, data: FactData, given: Given) {
  const step = state.book.steps[name];
  const breaches: Breach[] = [];
  const hints: MissingGate[] = [];
  if (!step || !isLanguage2(state.book)) return { breaches, hints };
  const hint = (title: string) => hints.push({ step: name, title, by: roleWords(step.by), on });
  for (const [figure, limit] of Object.entries(step.figures ?? {}) as [FigureName, number][]) {
    const wrong = outside(state, figure, limit, name, on, data);
    if (wrong === undefined) continue;
    if (hardness(figure) === 'hard') breaches.push({ rule: 'figure', detail: wrong, clause: step.clause });
    else if (!needsOwnApproval(state, name, data)) hint(wrong);
  }
  const { copies, clause } = step;
  if (copies !== undefined && data.count !== undefined && data.count < copies) {
    const detail = `“${step.title}”一式 ${copies} 份，缺第 ${data.count + 1} 份`;
    breaches.push({ rule: 'copies', detail, clause });
  }
  breaches.push(...unfit(state, name, on, data));
  breaches.push(...absent(state, name, on, data), ...strangeVillages(state, name, on, data));
  for (const kept of step.evidence ?? []) if (!given.evidence?.length) hint(kept);
  return { breaches, hints };
}

function hardness(name: FigureName): 'hard' | 'soft' {
  const figure = FIGURES[name];
  return 'force' in figure ? figure.force : 'soft';
}

/** A kind that needs its own signature（一对一谈话）was looked at by who signed. */
function needsOwnApproval(state: State, name: string, data: FactData): boolean {
  return (state.book.steps[name]?.approve ?? []).some(({ when }) => when !== undefined && when === data.kind);
}

function outside(state: State, name: FigureName, limit: number, fact: string, on: string, data: FactData) {
  const figure = FIGURES[name];
  if (!('of' in figure)) return undefined;
  const told = data[figure.of];
  if (told === undefined) return undefined;
  const n = typeof told === 'number' ? told : countOf(state, figure.of, fact, on, told);
  const { rule, title, unit } = figure;
  const fine = rule === 'at-least' ? n >= limit : rule === 'at-most' ? n <= limit : n === limit;
  if (fine) return undefined;
  const said = { 'at-least': '不少于', 'at-most': '不超过', exactly: '恰为' }[rule];
  return `${state.book.steps[fact]?.title}：${title}${said} ${limit}${unit}，所填 ${n}${unit}`;
}

/** Several names over several lists are counted together; a list of villages is a list of its own. */
function countOf(state: State, of: string, fact: string, on: string, told: (string | number)[]): number {
  if (of !== 'persons') return new Set(told).size;
  const before = factsNamed(state, fact).filter((f) => f.on === on);
  return new Set([...before.flatMap((f) => f.data.persons ?? []), ...told]).size;
}

/** A part told to be none（无此项）that the round owes, or for no reason. */
function unfit(state: State, name: string, on: string, { part, kind, note }: FactData): Breach[] {
  const step = state.book.steps[name];
  if (!step || part === undefined || kind !== 'none') return [];
  const title = step['part-titles']?.[part] ?? part;
  const owed = step['part-owed']?.[part];
  const breach = (detail: string): Breach[] => [{ rule: 'archive', detail, clause: step.clause }];
  const { group } = subjectOf(on);
  const handed = state.transfers.some(
    ({ receiver, inspections }) =>
      receiver === owed && (inspections.length === 0 || inspections.some((ref) => ref.startsWith(`${group}-`))),
  );
  if (owed === 'must' || handed) return breach(`“${title}”本轮必有，不能写“无此项”，由${roleWords(step.by)}补齐`);
  return note === undefined ? breach(`“${title}”写“无此项”须注明原因`) : [];
}

/** Who has to be there in person and is not: told by code where the round keeps its people, else by role. */
function absent(state: State, name: string, on: string, { person, role }: FactData): Breach[] {
  const step = state.book.steps[name];
  const wanted = step?.['in-person'];
  if (!step || wanted === undefined || (person === undefined && role === undefined)) return [];
  const known = membersOf(state, subjectOf(on).group).find((member) => member.person === person);
  if ((known?.role ?? role) === wanted) return [];
  return [{ rule: 'in-person', detail: `“${step.title}”须${roleWords(wanted)}本人到场`, clause: step.clause }];
}

/** Villages outside the list they must be in, or on a list that must not have them. */
function strangeVillages(state: State, name: string, on: string, data: FactData): Breach[] {
  const step = state.book.steps[name];
  const { group, org, village } = subjectOf(on);
  const listed = (list: string) =>
    factsNamed(state, list)
      .filter((f) => subjectOf(f.on).group === group && subjectOf(f.on).org === org)
      .flatMap((f) => f.data.villages ?? subjectOf(f.on).village ?? []);
  const breach = (detail: string): Breach => ({ rule: 'village', detail, clause: step?.clause });
  const fixed = step?.besides === undefined ? [] : listed(step.besides);
  const twice = (data.villages ?? []).filter((no) => fixed.includes(no));
  const list = data.kind === undefined ? undefined : step?.among?.[data.kind];
  const allowed = list === undefined ? [] : listed(list);
  const told = village === undefined ? (data.villages ?? []) : [village];
  const outside = allowed.length === 0 ? [] : told.filter((no) => !allowed.includes(no));
  const count = inspectionsOf(state).find((i) => i.group === group && i.no === org)?.villages ?? 999;
  const unknown = (data.villages ?? []).filter((no) => no > count);
  return [
    ...(unknown.length > 0 ? [breach(`没有第 ${unknown.join('、')} 村，该单位共 ${count} 个村`)] : []),
    ...(twice.length > 0 ? [breach(`第 ${twice.join('、')} 村方案已定，不列入${step?.title}`)] : []),
    ...(outside.length > 0
      ? [breach(`第 ${outside.join('、')} 村不在${state.book.steps[list ?? '']?.title ?? '名单'}内，未经授权不得进村`)]
      : []),
  ];
}
