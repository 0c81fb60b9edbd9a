import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { wuyang } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const approval = [
  { by: '甲', role: 'director', date: '2026-01-04' },
  { by: '乙', role: 'lg.exec', date: '2026-01-05' },
];
const adoption = { rulebook: 'wuyang-2023', reason: '县委新文', approval };

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
}, 120_000);

afterAll(() => desk?.close());

/** The same rulebook, which lets the office answer a request for opinion within five working days. */
function later(): Rulebook {
  const rule = wuyang.deadlines['consultation.reply'];
  if (!rule) throw new Error('no such rule');
  const deadlines = { ...wuyang.deadlines, 'consultation.reply': { ...rule, within: '5 working days' } };
  return { ...wuyang, deadlines, hash: 'later', title: '协作意见（2026 年修订）' };
}

describe('the office', () => {
  it('has nothing to adopt before it is set up', async () => {
    const told = await desk.post('office/rulebook', adoption);
    expect(told).toMatchObject({ status: 404, json: { code: 'no-office' } });
    expect(await desk.refused('office/revisions')).toMatchObject({ status: 404, json: { code: 'no-office' } });
  });

  it('adopts a newer version on the word of who may decide it, and its terms move', async () => {
    await desk.post('office', { rulebook: 'wuyang-2023' });
    await desk.post('office/facts', { fact: 'consult.request', at: '2023-06-02' });
    expect(await desk.get('office/revisions')).toEqual([]);
    await saveRulebook(desk.product.database.db, later(), new Date().toISOString());

    const director = await desk.post('office/rulebook', { ...adoption, approval: approval.slice(0, 1) });
    expect(director).toMatchObject({ status: 422, json: { code: 'not-approver', errors: [{ field: 'approval' }] } });
    const unknown = await desk.post('office/rulebook', { ...adoption, rulebook: 'nowhere' });
    expect(unknown).toMatchObject({ status: 404, json: { errors: [{ field: 'rulebook' }] } });

    const { status, json } = await desk.post('office/rulebook', adoption, 'adopt');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      round: 'office',
      rulebook: { id: 'wuyang-2023', hash: 'later' },
      workflows: [{ workflowId: 'office', standing: 'taken', from: { hash: wuyang.hash } }],
      deadlines: [{ what: 'moved', title: '选拔任用征求意见答复', was: '2023-06-07', due: '2023-06-09' }],
    });
    expect((await desk.post('office/rulebook', adoption, 'adopt')).json).toEqual(json);
    expect(await desk.get('office')).toMatchObject({ rulebook: { hash: 'later', title: '协作意见（2026 年修订）' } });
    expect(await desk.get('office/revisions')).toMatchObject([
      { workflowId: 'office', reason: '县委新文', approval, typedBy: 'local', from: { hash: wuyang.hash } },
    ]);
  });
});
