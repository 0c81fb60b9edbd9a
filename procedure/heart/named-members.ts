import { membersOf } from './members.ts';
import { isRecused } from './recusal.ts';
import { refuse } from './rejection.ts';
import type { FactData, State } from './state.ts';
import { inspectionsOf, refOf, subjectOf } from './subject.ts';

/** Refuses people who do not serve in the group on that day or declared recusal（`names-members`）, and circles of nothing（`limits`）. */
export function checkNamedMembers(state: State, fact: string, on: string, data: FactData, date: string): void {
  const step = state.book.steps[fact];
  if (!step) return;
  const subject = subjectOf(on);
  const ref = refOf(subject) ?? '';
  if (step['names-members']) {
    if (!data.persons) wrong(400, 'data.persons', `“${step.title}”须写明哪些人（人员代码）`);
    const serving = membersOf(state, subject.group, date).filter(
      ({ inspections }) => inspections?.includes(ref) ?? true,
    );
    const stranger = data.persons.find((code) => !serving.some(({ person }) => person === code));
    if (stranger !== undefined) wrong(422, 'data.persons', `${stranger} 不在第${subject.group}组，先编入巡察组`);
    const inspection = inspectionsOf(state).find((one) => one.ref === ref);
    const recused = inspection && data.persons.find((code) => isRecused(state, code, inspection));
    if (recused) wrong(422, 'data.persons', `${recused} 已申报回避${inspection.name}`);
  }
  if (!step.limits) return;
  if (!data.numbers && !data.clues) wrong(400, 'data.numbers', `“${step.title}”须写明限定哪些件号或线索号`);
  const things = state.book.things ?? {};
  if (data.numbers && !Object.hasOwn(things, data.kind ?? '')) {
    const sorts = Object.entries(things).map(([code, title]) => `${code}（${title}）`);
    wrong(400, 'data.kind', `须写明件号是哪一类：${sorts.join('、')}`);
  }
}

function wrong(status: 400 | 422, field: string, detail: string): never {
  refuse({ code: status === 422 ? 'not-allowed' : 'unknown-subject', status, field, detail });
}
