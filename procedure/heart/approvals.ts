import { formatDate } from '../counting/index.ts';
import { roleWords, signsFor } from '../rulebook/roles.ts';
import type { StepApproval } from '../rulebook/schema.ts';
import type { MissingGate } from './event.ts';
import type { Approval, Given } from './given.ts';
import { refuse } from './rejection.ts';
import type { FactData, State } from './state.ts';

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
  if (!step || (state.book.language ?? 1) < 2) return [];
  const asked = (step.approve ?? []).filter(
    ({ by, when }) => ![by].flat().includes(OWN) && (when === undefined || when === data.kind),
  );
  const signed = matched(asked, given.approvals ?? []);
  checkOrder(asked, signed);
  return asked.flatMap(({ by, as }, i) => {
    const there = signed[i];
    if (there && there.date <= date) return [];
    return [{ step: name, title: step.title, by: roleWords(by, '或'), on, approval: as, since: there?.date }];
  });
}

/** The signature for each that is asked for, every one used once, by different people. */
function matched(asked: StepApproval[], approvals: Approval[]): (Approval | undefined)[] {
  const left = [...approvals];
  const signers = new Set<string>();
  return asked.map(({ by, as }) => {
    const may = (approval: Approval) => [by].flat().some((role) => signsFor(approval.role, role));
    const found = left.find(may);
    if (!found) return undefined;
    left.splice(left.indexOf(found), 1);
    if (signers.has(found.by)) {
      const detail = `“${as}”与前一签是同一人（${found.by}），须由不同的人签`;
      refuse({ code: 'not-allowed', status: 422, field: 'approval', detail });
    }
    signers.add(found.by);
    return found;
  });
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
