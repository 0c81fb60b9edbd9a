import { formatDate } from '../counting/index.ts';
import { isLanguage2 } from '../rulebook/language.ts';
import { roleWords } from '../rulebook/roles.ts';
import type { Gates } from '../rulebook/schema.ts';
import { owed } from './demand.ts';
import { entityFactTitle } from './entity-facts.ts';
import type { MissingGate } from './event.ts';
import { kindFor } from './letters.ts';
import { membersOf } from './members.ts';
import { completion, type Met, missingParts } from './met.ts';
import { gateScope } from './scope.ts';
import type { FactData, State, Subject } from './state.ts';
import { factsAbout, inspectionsOf, subjectKey, subjectOf } from './subject.ts';
import { thingScope, thingWords } from './things.ts';

/** Order of what happens to a letter or a clue; steps have theirs in the rulebook. */
const ENTITY_GATES: Record<string, string> = {
  'letter.received': 'letter.sent',
  'letter.personnel-received': 'letter.sent',
  'letter.replied': 'letter.received',
  'letter.distributed': 'letter.replied',
  'letter.original-returned': 'letter.distributed',
  'letter.original-archived': 'letter.replied',
  'clue.feedback': 'transfer.handover',
  'clue.status': 'transfer.handover',
  'clue.closed': 'transfer.handover',
};

/** Gates of `fact` that are not open on `date`: `hard` ones refuse, `soft` ones are pointed out. */
export function missingGates(state: State, fact: string, on: string, date: string, data: FactData) {
  const hard: MissingGate[] = [];
  const soft: MissingGate[] = [];
  for (const { gate, strength, subject } of gatesAsked(state, fact, on, data)) {
    const missing = gateOf(state, gate, subject, date);
    if (missing) (strength === 'hard' ? hard : soft).push(missing);
  }
  return { hard, soft };
}

/** One gate of a fact, for one subject it must be open for. */
export interface AskedGate {
  gate: string;
  strength: 'hard' | 'soft';
  subject: Subject;
}

/** Every gate that is asked of a fact: those that are not owed are none. */
export function gatesAsked(state: State, fact: string, on: string, data: FactData): AskedGate[] {
  const step = state.book.steps[fact];
  const gates = Object.entries({
    ...step?.after,
    ...step?.['after-when']?.[data.kind ?? ''],
    ...sendingGates(state, fact, on, data),
  });
  const before = ENTITY_GATES[fact];
  if (before) gates.push([before, 'hard']);
  const targets = fact === 'letter.sent' ? sentAbout(state, on, data) : targetsOf(state, fact, on, data);
  return gates.flatMap(([gate, strength]) => {
    const subjects = targets
      .flatMap((target) => gateScope(state, gate, target))
      .flatMap((subject) => thingScope(state, gate, fact, data, subject));
    const single = [...new Map(subjects.map((s) => [subjectKey(s), s])).values()];
    // What a letter asks for is listed and approved first, for one organization at least, though nobody had to ask.
    const always =
      fact === 'letter.sent' && strength === 'hard' && !single.some((subject) => doneFor(state, gate, subject));
    return single
      .filter((subject) => always || owed(state, gate, subject))
      .map((subject) => ({ gate, strength, subject }));
  });
}

/**
 * A letter may go out when the step that it completes may be done: a list of names is approved before it is sent on. One
 * that completes no step goes out when its own step is done: what is asked for was listed and reported first.
 */
function sendingGates(state: State, fact: string, on: string, data: FactData): Gates {
  if (fact !== 'letter.sent' || !isLanguage2(state.book)) return {};
  const unit = data.unit ?? on.slice('letter/'.length);
  const kind = state.book.letters[data.kind ?? kindFor(state.book, unit)];
  const step = state.book.steps[kind?.step ?? ''];
  if (!kind || !step || step['done-by']) return step?.after ?? {};
  return { [kind.step]: 'hard' };
}

function sentAbout(state: State, on: string, data: FactData): Subject[] {
  if (!isLanguage2(state.book)) return [subjectOf(on)];
  return data.orgs?.map((ref) => subjectOf(`inspection/${ref}`)) ?? [{}];
}

/** What the fact is about: the inspections it names, else what it is recorded on. */
function targetsOf(state: State, fact: string, on: string, data: FactData): Subject[] {
  const named = data.inspections?.map((ref) => subjectOf(`inspection/${ref}`));
  if (state.book.steps[fact]?.names === 'inspections') {
    return named ?? inspectionsOf(state).map(({ group, no }) => ({ group, org: no }));
  }
  if (on.startsWith('group/') && named) return named;
  const subject = subjectOf(on);
  // A person's gates are those of the group the person serves in.
  const own = subject.person === undefined ? undefined : membersOf(state).find((m) => m.person === subject.person);
  return [own ? { ...subject, group: own.group } : subject];
}

function gateOf(state: State, gate: string, subject: Subject, date: string): MissingGate | undefined {
  const done = doneFor(state, gate, subject);
  return done && done.on <= date ? undefined : described(state, gate, subject, done);
}

/** A gate as it is told: what it is called, whose it is, for what. */
export function described(state: State, gate: string, subject: Subject, done: Met | undefined): MissingGate {
  const step = state.book.steps[gate];
  const titles = step?.['part-titles'] ?? {};
  const parts = done ? [] : missingParts(state, gate, subject).map((part) => titles[part] ?? part);
  const lacking = parts.length > 0 && parts.length < (step?.parts?.length ?? 0) ? `（缺：${parts.join('、')}）` : '';
  const title = `${step?.title ?? entityFactTitle(gate) ?? gate}${lacking}`;
  const by = roleWords(step?.by ?? 'office');
  const thing = subject.thing === undefined ? {} : { thing: thingWords(state, subject.thing) };
  return { step: gate, title, by, on: subjectKey(subject), since: done?.on, ...thing };
}

/** A letter's next fact needs the one before, not all of it: a partial reply is handed on at once. */
export function doneFor(state: State, gate: string, subject: Subject): Met | undefined {
  if (subject.thing !== undefined) return doneAgain(state, gate, subject);
  if (!entityFactTitle(gate)) return completion(state, gate, subject);
  const first = factsAbout(state, gate, subject)[0];
  return first && { on: first.date, by: first.id };
}

/** Of a thing that has to be done again, only what was done since counts. */
function doneAgain(state: State, gate: string, subject: Subject): Met | undefined {
  const undoing = Object.entries(state.book.steps).filter(([, step]) => step.undoes?.includes(gate));
  const undone = undoing
    .flatMap(([name]) => factsAbout(state, name, subject).map(({ at }) => at))
    .sort()
    .at(-1);
  const done = factsAbout(state, gate, subject).find(({ at }) => undone === undefined || at >= undone);
  return done && { on: done.date, by: done.id };
}

/** What the clerk reads: which step is missing, for whom, and who can do it. */
export function gateText(state: State, missing: MissingGate[]): string {
  const parts = missing.map((gate) => {
    const where = `${nameOf(state, gate.on)}${gate.thing ?? ''}`;
    if (gate.approval !== undefined) {
      const signed = gate.since === undefined ? '' : `，所录批示为${formatDate(gate.since)}，晚于所填日期`;
      return `缺${gate.by}${gate.approval}（代录批示：填写批示人、身份、日期${signed}）`;
    }
    return gate.since === undefined
      ? `缺“${gate.title}”${where}（由${gate.by}办理）`
      : `“${gate.title}”${where}${formatDate(gate.since)}才完成，晚于所填日期`;
  });
  return `闸未过：${parts.join('；')}。确已发生的，请填写补办原因（late）`;
}

function nameOf(state: State, on: string): string {
  const [, ref, village] = /(?:inspection|village)\/(\d+-\d+)(?:-(\d+))?/.exec(on) ?? [];
  const inspection = inspectionsOf(state).find((i) => i.ref === ref);
  const where = village === undefined ? '' : `·第${village}村`;
  if (inspection) return `〔第${inspection.group}组·${inspection.name}${where}〕`;
  const group = /group\/(\d+)/.exec(on)?.[1];
  const person = /person\/([a-z0-9.-]+)/.exec(on)?.[1];
  return group ? `〔第${group}组${person === undefined ? '' : `·${person}`}〕` : '';
}
