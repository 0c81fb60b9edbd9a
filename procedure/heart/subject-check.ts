import type { Level } from '../levels.ts';
import { roleWords } from '../rulebook/roles.ts';
import { basis } from './clause.ts';
import { kindFor, lettersOf } from './letters.ts';
import { checkNamedMembers } from './named-members.ts';
import { checkOriginal } from './originals.ts';
import { checkPerson } from './people.ts';
import { refuse } from './rejection.ts';
import { checkSecretData } from './secret-data.ts';
import { checkPreparer } from './signers.ts';
import type { FactData, State } from './state.ts';
import { inspectionsOf, subjectOf } from './subject.ts';
import { checkNumbers } from './things.ts';

const KINDS: Record<Level, string[]> = {
  office: ['office'],
  round: ['round'],
  group: ['group'],
  inspection: ['inspection'],
  village: ['inspection', 'village'],
  person: ['person', 'group', 'round'],
  transfer: ['transfer'],
};

const ENTITY_KINDS: Record<string, string> = { letter: 'letter', clue: 'transfer', person: 'person' };

/** Refuses a fact on something that does not exist here or does not belong to its level. */
export function checkSubject(
  state: State,
  level: Level | undefined,
  fact: string,
  on: string,
  data: FactData,
  date: string,
): void {
  const kind = on.split('/')[0] ?? '';
  const allowed = level ? KINDS[level] : [ENTITY_KINDS[fact.split('.')[0] ?? ''] ?? 'transfer'];
  if (!allowed.includes(kind)) wrong('on', `这一步应登记在 ${allowed.join(' 或 ')} 上，不是 ${on}`);
  checkExists(state, on);
  checkData(state, fact, on, data);
  checkNumbers(state, state.book.steps[fact], on, data);
  checkOriginal(state, fact, on, data);
  checkNamedMembers(state, fact, on, data, date);
  checkPreparer(state, fact, on, data);
  checkSecretData(state, fact, on, data);
  if (kind === 'letter') checkLetter(state, on, data);
  if (fact.startsWith('person.')) checkPerson(state, fact, on, data, date);
  if (fact.startsWith('clue.')) checkClues(state, fact, on, data);
}

/** Refuses a reference to something the workflow does not know. */
export function checkExists(state: State, on: string): void {
  const [kind = '', rest = ''] = on.split('/');
  const subject = subjectOf(on);
  if (kind === 'group' && !state.groups.some((g) => String(g.no) === rest)) unknown('on', on);
  if (kind === 'transfer' && !state.transfers.some((t) => String(t.no) === rest)) unknown('on', on);
  if (kind !== 'inspection' && kind !== 'village') return;
  const own = inspectionsOf(state).find((i) => i.group === subject.group && i.no === subject.org);
  const village = subject.village === undefined ? '' : `-${subject.village}`;
  if (!own || rest !== `${own.ref}${village}`) unknown('on', on);
  if (subject.village !== undefined && !(subject.village >= 1 && subject.village <= (own.villages ?? 999))) {
    unknown('on', on);
  }
}

function checkData(state: State, fact: string, on: string, data: FactData): void {
  const known = new Set(inspectionsOf(state).map((i) => i.ref));
  const { group } = subjectOf(on);
  for (const field of ['inspections', 'orgs', 'none'] as const) {
    for (const ref of data[field] ?? []) if (!known.has(ref)) unknown(`data.${field}`, ref);
  }
  const stranger = data.inspections?.find((ref) => group !== undefined && Number(ref.split('-')[0]) !== group);
  if (stranger !== undefined) unknown('data.inspections', stranger);
  const step = state.book.steps[fact];
  if (step?.names === 'inspections' && !data.inspections) {
    wrong('data.inspections', `“${step.title}”须写明听取了哪些组·被巡察单位`);
  }
  const missing = state.targets && data.targets?.find((code) => !state.targets?.[code]);
  if (missing !== undefined) unknown('data.targets', missing);
  if (data.part !== undefined && !step?.parts?.includes(data.part)) unknown('data.part', data.part);
  if (data.kind !== undefined && step?.kinds && !step.kinds[data.kind]) unknown('data.kind', data.kind);
  const each = Object.values(state.book.deadlines).find((rule) => rule['met-by'] === fact && rule.per === 'unit');
  if (each?.units && !each.units.includes(data.unit ?? '')) {
    wrong('data.unit', `“${step?.title ?? fact}”各单位各报，须写明是哪一家`);
  }
}

/** A letter goes to a unit its kind lists, unless the document ends the list with 等. */
function checkLetter(state: State, on: string, data: FactData): void {
  if (Object.keys(state.book.letters).length === 0) return;
  const known = lettersOf(state).find((letter) => `letter/${letter.id}` === on);
  const unit = known?.unit ?? data.unit ?? on.slice('letter/'.length);
  const name = known?.kind ?? data.kind ?? kindFor(state.book, unit);
  const kind = state.book.letters[name];
  if (!kind) unknown('data.kind', name);
  if (!kind.open && !kind.units.includes(unit)) {
    const by = basis(state.book, 'letter.sent', on, { ...data, kind: name });
    wrong('data.unit', `“${kind.title}”不发给${roleWords(unit)}${by}`);
  }
}

function checkClues(state: State, fact: string, on: string, data: FactData): void {
  const transfer = state.transfers.find((t) => `transfer/${t.no}` === on);
  const stranger = data.closed?.find((clue) => !transfer?.clues.includes(clue));
  if (stranger !== undefined) unknown('data.closed', `第 ${stranger} 号线索`);
  if (fact === 'clue.closed' && !data.closed?.length) wrong('data.closed', '须写明办结了哪几条线索');
}

function wrong(field: string, detail: string): never {
  refuse({ code: 'unknown-subject', status: 400, field, detail });
}

function unknown(field: string, value: string): never {
  refuse({ code: 'unknown-subject', status: 404, field, detail: `这里没有 ${value}` });
}
