import type { Product } from '../../support/product.ts';
import { startRound } from '../../support/round.ts';
import { by, fact, GROUPS, putter } from './second.ts';

/** Sealed items on their way, a circle, a paper registered by its marking and place, signatures of different people. */
export async function sealedRound(product: Product): Promise<string> {
  const late = { late: '补录' };
  const instant = '2023-04-02T16:00:00.000Z';
  const round = await startRound(product, { rulebook: 'xinghai-2020', instant, mode: 'backfill', groups: GROUPS });
  const put = putter(product, round);
  const one = `${round}-01-1`;
  const on = 'inspection/1-1';
  for (const role of ['leader', 'deputy', 'member'])
    await put(round, fact('person.assigned', `person/1-${role}`, '2023-04-03', { group: 1, role }));
  await put(one, fact('station.entry', on, '2023-04-17', {}, late));
  await put(one, fact('learn.direct-route-registrar', on, '2023-04-18', { persons: ['1-member'] }, late));
  const sealed = { numbers: ['M1'] };
  await put(one, fact('learn.direct-route', on, '2023-04-19', { ...sealed, addressee: 'lg-exec' }, late));
  await put(one, fact('learn.direct-route-pass', on, '2023-04-20', sealed, late));
  await put(one, fact('learn.direct-route-open', on, '2023-04-21', sealed, late));
  await put(one, fact('learn.petitions', on, '2023-04-21', { numbers: ['1', '2'], people: 1 }, late));
  const circle = { kind: 'petition', numbers: ['2'], persons: ['1-deputy'] };
  await put(one, fact('learn.circle', on, '2023-04-22', circle, late));
  await put(one, fact('learn.circle', on, '2023-04-24', { ...circle, persons: ['1-member'] }, late));
  const paper = { number: '3', category: '核查结果', copy: '001', level: '密件', custodian: '1-member' } as const;
  const kept = { ...paper, place: '保密柜二层', hash: 'a'.repeat(64) };
  await put(one, fact('learn.visits', on, '2023-04-25', kept, late));
  const working = { numbers: ['1'], person: '1-member' };
  const draftId = await put(one, fact('learn.working-papers', on, '2023-04-25', working, { ...late, draft: true }));
  await put(one, { type: 'sign-draft', draftId }, { approvals: [by('deputy', '2023-04-26', '1-deputy')] });
  await put(one, { type: 'sign-draft', draftId }, { approvals: [by('leader', '2023-04-27', '1-leader')] });
  await put(one, fact('withdraw.exit', on, '2023-05-31', {}, late));
  return round;
}
