import { formatDate } from '../counting/index.ts';
import { entityFactTitle } from './entity-facts.ts';
import type { MissingGate } from './event.ts';
import { completion } from './met.ts';
import type { FactData, State, Subject } from './state.ts';
import { inspectionsOf, refOf, subjectKey, subjectOf } from './subject.ts';

/** Order of what happens to a letter or a clue; steps have theirs in the rulebook. */
const ENTITY_GATES: Record<string, string> = {
  'letter.received': 'letter.sent',
  'letter.personnel-received': 'letter.sent',
  'letter.replied': 'letter.received',
  'letter.distributed': 'letter.replied',
  'letter.original-returned': 'letter.distributed',
  'clue.feedback': 'transfer.handover',
  'clue.status': 'transfer.handover',
  'clue.closed': 'transfer.handover',
};

/** Gates of `fact` that are not open on `date`: `hard` ones refuse, `soft` ones are pointed out. */
export function missingGates(state: State, fact: string, on: string, date: string, data: FactData) {
  const step = state.book.steps[fact];
  const gates = Object.entries(step?.after ?? {});
  const before = ENTITY_GATES[fact];
  if (before) gates.push([before, 'hard']);
  const targets = step?.names === 'inspections' ? namedSubjects(state, data) : [subjectOf(on)];
  const hard: MissingGate[] = [];
  const soft: MissingGate[] = [];
  for (const [gate, strength] of gates) {
    if (!demanded(state, gate)) continue;
    for (const subject of new Map(
      targets.flatMap((t) => scope(state, gate, t)).map((s) => [subjectKey(s), s]),
    ).values()) {
      const missing = gateOf(state, gate, subject, date);
      if (missing) (strength === 'hard' ? hard : soft).push(missing);
    }
  }
  return { hard, soft };
}

function gateOf(state: State, gate: string, subject: Subject, date: string): MissingGate | undefined {
  const done = completion(state, gate, subject);
  if (done && done.on <= date) return undefined;
  const step = state.book.steps[gate];
  const title = step?.title ?? entityFactTitle(gate) ?? gate;
  return { step: gate, title, by: [step?.by ?? 'office'].flat().join('、'), on: subjectKey(subject), since: done?.on };
}

/** An optional or conditional step that nobody did or asked for is no gate (steps.md §0). */
function demanded(state: State, gate: string): boolean {
  const step = state.book.steps[gate];
  if (!step || step.demand === 'must') return true;
  return state.needs.some((need) => need.startsWith(`${gate}@`)) || state.facts.some((f) => f.fact === gate);
}

function namedSubjects(state: State, data: FactData): Subject[] {
  return (data.inspections ?? inspectionsOf(state).map((i) => i.ref)).map((ref) => subjectOf(`inspection/${ref}`));
}

/** The subjects a gate must be open for: a wider step waits for all of the narrower gate's subjects. */
function scope(state: State, gate: string, subject: Subject): Subject[] {
  const level = state.book.steps[gate]?.level;
  if (level === 'round' || level === 'office') return [subject.letter || subject.transfer ? {} : subject];
  if (level === 'transfer' && state.host === 'round') {
    return state.transfers.filter((t) => !t.early).map((t) => ({ transfer: t.no }));
  }
  if ((level === 'inspection' || level === 'village') && refOf(subject) === undefined) {
    return inspectionsOf(state)
      .filter((i) => subject.group === undefined || i.group === subject.group)
      .map((i) => ({ group: i.group, org: i.no }));
  }
  if ((level === 'group' || level === 'person') && subject.group === undefined) {
    return state.groups.map((group) => ({ group: group.no }));
  }
  return [subject];
}

/** What the clerk reads: which step is missing, for whom, and who can do it. */
export function gateText(state: State, missing: MissingGate[]): string {
  const parts = missing.map((gate) => {
    const where = nameOf(state, gate.on);
    return gate.since === undefined
      ? `缺“${gate.title}”${where}（由${gate.by}办理）`
      : `“${gate.title}”${where}${formatDate(gate.since)}才完成，晚于所填日期`;
  });
  return `闸未过：${parts.join('；')}。确已发生的，请填写补办原因（late）`;
}

function nameOf(state: State, on: string): string {
  const ref = /inspection\/(\d+-\d+)/.exec(on)?.[1];
  const inspection = inspectionsOf(state).find((i) => i.ref === ref);
  if (inspection) return `〔第${inspection.group}组·${inspection.name}〕`;
  const group = /group\/(\d+)/.exec(on)?.[1];
  return group ? `〔第${group}组〕` : '';
}
