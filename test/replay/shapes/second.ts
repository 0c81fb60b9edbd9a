import type { StaffCommand, SystemCommand } from '../../../procedure/heart/command.ts';
import type { Approval, Given } from '../../../procedure/heart/given.ts';
import type { FactData, Group } from '../../../procedure/heart/state.ts';
import { OFFICE } from '../../../procedure/ids.ts';
import { rulebookLibrary } from '../../../procedure/rulebook/library.ts';
import { settled } from '../../support/ledger-audit.ts';
import type { Product } from '../../support/product.ts';
import { startOffice, startRound } from '../../support/round.ts';

export const GROUPS: Group[] = [1, 2].map((no) => ({
  no,
  inspections: [{ ref: `${no}-1`, group: no, no: 1, name: `${'甲乙'[no - 1]}局党组`, traits: [] }],
}));
export const by = (role: string, date: string, person?: string): Approval => ({
  by: `${role} 某`,
  role,
  date,
  ...(person && { person }),
});
export const fact = (name: string, on: string, at: string, data: FactData = {}, more: object = {}): StaffCommand =>
  ({ type: 'record-fact', fact: name, on, at, data, ...more }) as StaffCommand;

/** Submits one command with what came with it, and waits for the ledger. */
export function putter(product: Product, prefix: string) {
  let n = 0;
  return async (workflowId: string, command: StaffCommand | SystemCommand, given: Given = {}): Promise<string> => {
    const id = `${prefix}-${++n}`;
    const { approvals, ...rest } = given;
    const envelope = { id, hash: id, typedBy: 'test', command, ...(approvals && { approvals }), ...rest };
    await product.client.workflow
      .getHandle(workflowId)
      .executeUpdate('submit', { args: [{ commands: [envelope] }], updateId: id });
    await settled(product, workflowId);
    return id;
  };
}

/**
 * A round with its people, papers signed one by one, numbered things, originals and a batch that is told by way of the
 * round; it goes on by another version of its rulebook.
 */
export async function signedRound(product: Product): Promise<string> {
  const late = { late: '补录' };
  const library = rulebookLibrary();
  const book = library.resolve('xinghai-wuyang');
  const round = await startRound(product, {
    rulebook: book,
    instant: '2023-04-02T16:00:00.000Z',
    mode: 'backfill',
    groups: GROUPS,
  });
  const put = putter(product, round);
  const one = `${round}-01-1`;
  for (const group of [1, 2]) {
    for (const role of ['leader', 'deputy', 'member'])
      await put(round, fact('person.assigned', `person/${group}-${role}`, '2023-04-03', { group, role }));
  }
  await put(round, fact('plan.authorization', 'round', '2023-04-04', {}, late), {
    approvals: [by('lg.exec', '2023-04-04')],
  });
  await put(round, fact('person.released', 'person/2-member', '2023-04-05'));
  await put(round, fact('letter.sent', 'letter/aud', '2023-04-06', { unit: 'aud', kind: 'inquiry' }));
  await put(round, fact('letter.received', 'letter/aud', '2023-04-07'));
  await put(round, fact('letter.replied', 'letter/aud', '2023-04-10', { number: '7' }));
  await put(round, fact('letter.distributed', 'letter/aud', '2023-04-11', { number: '7', orgs: ['1-1'] }));
  await put(one, fact('station.entry', 'inspection/1-1', '2023-04-17', {}, late));
  await put(one, fact('learn.petitions', 'inspection/1-1', '2023-04-18', { numbers: ['1', '2'], people: 1 }));
  const paper = fact(
    'learn.working-papers',
    'inspection/1-1',
    '2023-04-20',
    { numbers: ['1'], person: '1-member' },
    { draft: true },
  );
  const draftId = await put(one, paper);
  await put(one, { type: 'sign-draft', draftId }, { approvals: [by('deputy', '2023-04-21', '1-deputy')] });
  await put(one, { type: 'sign-draft', draftId }, { approvals: [by('leader', '2023-04-24', '1-leader')] });
  const second = fact('learn.working-papers', 'inspection/1-1', '2023-04-24', { numbers: ['2'] }, { draft: true });
  const returned = await put(one, second);
  await put(one, { type: 'return-draft', draftId: returned, reason: '事实不清' });
  await put(one, fact('withdraw.exit', 'inspection/1-1', '2023-05-31', {}, late));
  await put(round, fact('hear.secretary', 'round', '2023-06-07', { inspections: ['1-1'], receivers: ['disc'] }, late));
  const batch = { no: 1, receiver: 'disc', clues: [1], inspections: ['1-1'], early: false };
  await put(round, { type: 'assemble-transfer', ...batch });
  await put(one, fact('transfer.file', 'inspection/1-1', '2023-06-08'));
  await settled(product, round);
  await settled(product, `${round}-T1`);
  await put(round, { type: 'revise-rulebook', book: library.resolve('xinghai-2020') });
  await put(one, { type: 'revise-rulebook', book: library.resolve('xinghai-2020') });
  await put(round, fact('letter.original-returned', 'letter/aud', '2023-06-12', { number: '7', group: 1 }));
  return round;
}

/** The standing office: registers, a request for opinion, old papers beside what lives, a parameter set anew. */
export async function standingOffice(product: Product): Promise<string> {
  await startOffice(product, { rulebook: 'wuyang-2023', params: { auditBriefingBy: '2026-01-31' } });
  const put = putter(product, 'office');
  await put(OFFICE, { type: 'register-target', code: 'jia', name: '甲镇党委', villages: 12 });
  await put(OFFICE, { type: 'register-person', code: 'p1', name: '某甲', unit: 'fin', roles: ['lg.exec'], pool: true });
  await put(OFFICE, fact('annual.plan', 'office', '2026-02-10', { year: '2026', targets: ['jia'] }));
  await put(OFFICE, fact('consult.request', 'office', '2023-04-26', { number: '3' }, { historic: true }));
  await put(OFFICE, fact('consult.reply', 'office', '2023-05-05', { number: '3' }, { historic: true }));
  await put(OFFICE, fact('consult.request', 'office', '2026-11-20'));
  await put(OFFICE, { type: 'set-param', name: 'auditBriefingBy', date: '2026-02-28' });
  return OFFICE;
}
