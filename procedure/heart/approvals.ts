import { formatDate } from '../counting/index.ts';
import { isLanguage2, isLanguage4 } from '../rulebook/language.ts';
import { BASE } from '../rulebook/merged.ts';
import { roleWords, signsFor } from '../rulebook/roles.ts';
import type { Rulebook, Step, StepApproval } from '../rulebook/schema.ts';
import { basis } from './clause.ts';
import type { MissingGate } from './event.ts';
import type { Approval, Given } from './given.ts';
import { GROUP_ROLES, membersOf } from './members.ts';
import { refuse } from './rejection.ts';
import { checkSigners, isSamePerson } from './signers.ts';
import type { FactData, State } from './state.ts';
import { subjectOf } from './subject.ts';

/** What the office does itself needs no paper: its clerk's entry is the act. */
const OWN = 'office';

/** The signatures of a step that are not there on `date`, each with who may give it. Rulebooks of before ask for none. */
export function missingApprovals(
  state: State,
  name: string,
  on: string,
  date: string,
  data: FactData,
  given: Given,
): MissingGate[] {
  const step = state.book.steps[name];
  if (!step || !isLanguage2(state.book)) return [];
  const { asked, signed } = checked(state, name, on, data, given.approvals ?? []);
  return asked.flatMap(({ by, as }, i) => {
    const there = signed[i];
    if (there && there.date <= date) return [];
    return [{ step: name, title: step.title, by: roleWords(by, '或'), on, approval: as, since: there?.date }];
  });
}

/** The signatures that the step itself does not use up: only they can let something be passed. */
export function sparedSignatures(state: State, name: string, on: string, data: FactData, given: Given): Approval[] {
  const approvals = given.approvals ?? [];
  const used = matched(state.book, askedSignatures(state.book, name, data), approvals, receiverOf(state, on));
  return approvals.filter((approval) => !used.includes(approval));
}

/** Whether no document names the step's approvers, only the skeleton（本系统默认）. */
export function hasDefaultApprovers(step: Step | undefined): boolean {
  return step?.from === BASE || step?.skeleton?.includes('approve') === true;
}

/** Refuses signatures that nobody asked for, out of order, or by people who may not give them. */
export function checkSignatures(state: State, name: string, on: string, data: FactData, approvals: Approval[]): void {
  const { asked, signed } = checked(state, name, on, data, approvals);
  const idle = approvals.find((approval) => !signed.includes(approval));
  if (!idle) return;
  const wanted = asked.map(({ by, as }) => `${roleWords(by, '或')}${as}`).join('、');
  const detail = `这一件要的是${wanted}，没有用到${roleWords(idle.role)}的批示`;
  refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
}

/** What a paper waits for next: 领导小组组长审批. Nothing when every signature is there. */
export function nextSignature(book: Rulebook, name: string, data: FactData, given: Approval[]): string | undefined {
  const next = nextAsked(book, name, data, given);
  return next && `${roleWords(next.by, '或')}${next.as}`;
}

/** The roles of which one is waited for; none where nothing is. */
export function nextSigners(book: Rulebook, name: string, data: FactData, given: Approval[]): string[] {
  return [nextAsked(book, name, data, given)?.by ?? []].flat();
}

function nextAsked(book: Rulebook, name: string, data: FactData, given: Approval[]): StepApproval | undefined {
  const asked = askedSignatures(book, name, data);
  const signed = matched(book, asked, given);
  return asked.find((_, i) => !signed[i]);
}

/** What is asked for and who signed it; refuses a preparer's own, a stranger's, and what is out of order. */
function checked(state: State, name: string, on: string, data: FactData, approvals: Approval[]) {
  const asked = askedSignatures(state.book, name, data);
  const signed = matched(state.book, asked, approvals, receiverOf(state, on));
  checkPreparer(asked, signed, data.person, basis(state.book, name, on, data));
  checkSigners(state, { name, on, data }, asked, signed);
  checkRoles(state, on, signed);
  checkOrder(asked, signed);
  return { asked, signed };
}

/** The signatures a step asks for, in their order; what the office does itself asks for none. */
export function askedSignatures(book: Rulebook, name: string, data: FactData): StepApproval[] {
  return (book.steps[name]?.approve ?? []).filter(
    ({ by, when }) => ![by].flat().includes(OWN) && (when === undefined || when === data.kind),
  );
}

/** The unit that receives the batch a fact is about: it signs as the receiver. */
function receiverOf(state: State, on: string): string | undefined {
  return state.transfers.find(({ no }) => no === subjectOf(on).transfer)?.receiver;
}

/** The signature for each that is asked for, every one used once, by different people. */
function matched(
  book: Rulebook,
  asked: StepApproval[],
  approvals: Approval[],
  receiver?: string,
): (Approval | undefined)[] {
  const left = [...approvals];
  const signers: Approval[] = [];
  // Before language 4 people were told apart by name alone.
  const same = (a: Approval, b: Approval) => (isLanguage4(book) ? isSamePerson(a, b) : a.by === b.by);
  return asked.map(({ by, as }) => {
    const may = (approval: Approval) =>
      [by].flat().some((role) => signsFor(approval.role, role) || (role === 'receiver' && approval.role === receiver));
    const found = left.find(may);
    if (!found) return undefined;
    left.splice(left.indexOf(found), 1);
    if (signers.some((one) => same(one, found))) {
      const detail = `“${as}”与前一签是同一人（${found.by}），须由不同的人签`;
      refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
    }
    signers.push(found);
    return found;
  });
}

/** Whoever prepared a paper does not sign it. */
function checkPreparer(
  asked: StepApproval[],
  signed: (Approval | undefined)[],
  preparer: string | undefined,
  clause: string,
): void {
  const own = signed.findIndex((one) => preparer !== undefined && (one?.person === preparer || one?.by === preparer));
  if (own < 0) return;
  const detail = `${preparer} 是经办人，不能作${asked[own]?.as}${clause}`;
  refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
}

/** A signer told by code has the role in the group, where the round keeps its people. */
function checkRoles(state: State, on: string, signed: (Approval | undefined)[]): void {
  const members = membersOf(state, subjectOf(on).group);
  const roles: readonly string[] = GROUP_ROLES;
  for (const approval of signed) {
    if (approval?.person === undefined || members.length === 0 || !roles.includes(approval.role)) continue;
    if (members.some(({ person, role }) => person === approval.person && role === approval.role)) continue;
    const detail = `${approval.person} 不是这一组的${roleWords(approval.role)}`;
    refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
  }
}

/** Signatures follow each other as written, but for those given beside the one before. */
function checkOrder(asked: StepApproval[], signed: (Approval | undefined)[]): void {
  for (const [i, approval] of signed.entries()) {
    const before = signed[i - 1];
    if (!approval || !before || asked[i]?.beside || approval.date >= before.date) continue;
    const detail = `${asked[i]?.as}（${formatDate(approval.date)}）早于其前的${asked[i - 1]?.as}（${formatDate(before.date)}）`;
    refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
  }
}
