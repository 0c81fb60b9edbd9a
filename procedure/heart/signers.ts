import { isLanguage4 } from '../rulebook/language.ts';
import type { StepApproval } from '../rulebook/schema.ts';
import { basis } from './clause.ts';
import type { Approval } from './given.ts';
import { GROUP_ROLES, membersOf } from './members.ts';
import { isRecused } from './recusal.ts';
import { refuse } from './rejection.ts';
import type { FactData, Inspection, Signer, State } from './state.ts';
import { factsAbout, inspectionsOf, refOf, subjectOf } from './subject.ts';

type Signed = (Approval | undefined)[];

/** Whether two signatures are one person's: by code where both have one, else by name. */
export function isSamePerson(a: Signer, b: Signer): boolean {
  return a.person !== undefined && b.person !== undefined ? a.person === b.person : a.by === b.by;
}

/** Who signed, by code where it is told, or where only one of the group can have signed so. */
export function signerOf(state: State, on: string, { by, person, role }: Approval): Signer {
  const roles: readonly string[] = GROUP_ROLES;
  const { group } = subjectOf(on);
  if (person !== undefined) return { by, person };
  if (group === undefined || !roles.includes(role)) return { by };
  const [only, ...others] = membersOf(state, group).filter((member) => member.role === role);
  return only && others.length === 0 ? { by, person: only.person } : { by };
}

/** Refuses signatures of one person twice, the preparer's own, and those of who declared recusal（language 4）. */
export function checkSigners(
  state: State,
  { name, on, data }: { name: string; on: string; data: FactData },
  asked: StepApproval[],
  signed: Signed,
): void {
  if (!isLanguage4(state.book)) return;
  const by = basis(state.book, name, on, data);
  const signers = signed.map((approval) => approval && signerOf(state, on, approval));
  const wrong = (detail: string) => refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
  for (const [i, signer] of signers.entries()) {
    if (!signer) continue;
    const as = asked[i]?.as ?? '';
    const twin = signers.findIndex((other, j) => j < i && other !== undefined && isSamePerson(other, signer));
    if (twin >= 0) wrong(`“${asked[twin]?.as}”与“${as}”是同一人（${signer.by}），须由不同的人签${by}`);
    if (data.person !== undefined && signer.person === data.person) {
      wrong(`${data.person}（${signer.by}）是经办人，不能作${as}${by}`);
    }
    const before = asked[i]?.['apart-from'];
    const earlier = before === undefined ? [] : factsAbout(state, before, subjectOf(on));
    if (earlier.some((fact) => fact.signers?.some((other) => isSamePerson(other, signer)))) {
      wrong(`${signer.by} 已在“${state.book.steps[before ?? '']?.title}”上签过，“${as}”须由另一人签${by}`);
    }
    const recused = recusedFrom(state, on, data, signer.person);
    if (recused) wrong(`${signer.by} 已申报回避${recused.name}，不能作${as}${by}`);
  }
}

/** Refuses a preparer who declared recusal（language 4）. */
export function checkPreparer(state: State, name: string, on: string, data: FactData): void {
  if (!isLanguage4(state.book) || subjectOf(on).person !== undefined) return;
  const recused = recusedFrom(state, on, data, data.person);
  if (!recused) return;
  const detail = `${data.person} 已申报回避${recused.name}，不办理它的事项${basis(state.book, name, on, data)}`;
  refuse({ code: 'not-allowed', status: 422, field: 'data.person', detail });
}

/** Who signed a step from whose signers a later one has to be apart: kept with the fact. */
export function keptSigners(state: State, name: string, on: string, approvals: Approval[]): Signer[] | undefined {
  if (!isLanguage4(state.book) || approvals.length === 0) return undefined;
  const asked = Object.values(state.book.steps).some(({ approve }) => approve?.some((a) => a['apart-from'] === name));
  return asked ? approvals.map((approval) => signerOf(state, on, approval)) : undefined;
}

/** The inspection a fact is about from which a person declared recusal. */
function recusedFrom(state: State, on: string, data: FactData, person: string | undefined): Inspection | undefined {
  if (person === undefined) return undefined;
  const subject = subjectOf(on);
  const ref = refOf(subject);
  const batch = state.transfers.find(({ no }) => no === subject.transfer)?.inspections ?? [];
  const refs = [...(ref === undefined ? [] : [ref]), ...batch, ...(data.inspections ?? [])];
  return inspectionsOf(state).find((one) => refs.includes(one.ref) && isRecused(state, person, one));
}
