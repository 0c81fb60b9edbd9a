import type { Level } from '../levels.ts';
import { refuse } from './rejection.ts';
import type { FactData, State } from './state.ts';
import { inspectionsOf, subjectOf } from './subject.ts';

const KINDS: Record<Level, string[]> = {
  office: ['office'],
  round: ['round'],
  group: ['group'],
  inspection: ['inspection'],
  village: ['inspection', 'village'],
  person: ['person', 'group', 'round'],
  transfer: ['transfer'],
};

/** Refuses a fact on something that does not exist here or does not belong to its level. */
export function checkSubject(state: State, level: Level | undefined, fact: string, on: string, data: FactData): void {
  const kind = on.split('/')[0] ?? '';
  const allowed = level ? KINDS[level] : [fact.startsWith('letter.') ? 'letter' : 'transfer'];
  if (!allowed.includes(kind)) {
    refuse({
      code: 'unknown-subject',
      status: 400,
      field: 'on',
      detail: `这一步应登记在 ${allowed.join(' 或 ')} 上，不是 ${on}`,
    });
  }
  const subject = subjectOf(on);
  if (kind === 'group' && !state.groups.some((g) => g.no === subject.group)) unknown('on', on);
  if (
    (kind === 'inspection' || kind === 'village') &&
    !inspectionsOf(state).some((i) => `${i.group}-${i.no}` === on.split('/')[1])
  ) {
    unknown('on', on);
  }
  if (kind === 'transfer' && !state.transfers.some((t) => t.no === subject.transfer)) unknown('on', on);
  const known = new Set(inspectionsOf(state).map((i) => i.ref));
  for (const field of ['inspections', 'orgs', 'none'] as const) {
    for (const ref of data[field] ?? []) if (!known.has(ref)) unknown(`data.${field}`, ref);
  }
  const step = state.book.steps[fact];
  if (step?.names === 'inspections' && !data.inspections) {
    refuse({
      code: 'unknown-subject',
      status: 400,
      field: 'data.inspections',
      detail: `“${step.title}”须写明听取了哪些组·被巡察单位`,
    });
  }
  if (data.part !== undefined && !step?.parts?.includes(data.part)) unknown('data.part', data.part);
}

function unknown(field: string, value: string): never {
  refuse({ code: 'unknown-subject', status: 404, field, detail: `本轮次没有 ${value}` });
}
