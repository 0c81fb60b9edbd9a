import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScopeKind } from '../../db/schema/account-roles.ts';
import { type PageHeaders, signedIn } from '../permissions/holders.ts';
import type { Json, TestApi } from '../support/api.ts';
import { ROUND } from '../support/ledger.ts';
import { county } from './county.ts';
import { pageText } from './word-text.ts';

let api: TestApi;
const headers = new Map<string, PageHeaders>();

const HOLDERS: [name: string, role: string, kind: ScopeKind, of: string][] = [
  ['office', 'office', 'all', ''],
  ['leader-1', 'leader', 'group', `${ROUND}/1`],
  ['member-1', 'member', 'group', `${ROUND}/1`],
  ['member-2', 'member', 'group', `${ROUND}/2`],
  ['ol-1', 'ol', 'inspection', `${ROUND}/1-1`],
  ['prin-1', 'prin', 'inspection', `${ROUND}/1-1`],
  ['aud', 'unit', 'unit', 'aud'],
  ['disc', 'unit', 'unit', 'disc'],
  ['secadmin', 'secadmin', 'all', ''],
];

beforeAll(async () => {
  api = await county();
  for (const [name, role, kind, of] of HOLDERS) headers.set(name, await signedIn(api, name, [{ role, kind, of }]));
});
afterAll(() => api?.close());

async function get(who: string, path: string): Promise<{ status: number; json: Json; text: string }> {
  return api.send('GET', `/api/rounds/${ROUND}/papers${path}`, { auth: null, headers: headers.get(who) ?? {} });
}

/** Ids of the papers somebody is offered. */
async function offered(who: string): Promise<string[]> {
  const { json } = await get(who, '');
  return json.map(({ id }: { id: string }) => id);
}

/** Everything about clues, or that stays inside. */
const CLUES = ['transfer-approval', 'handover-sheet'];

describe('who may print what', () => {
  it.each([
    ['office', 'transfer-approval/transfer.1', 200],
    ['leader-1', 'transfer-approval/transfer.1', 200],
    ['member-1', 'transfer-approval/transfer.1', 404],
    ['member-2', 'inspection-notice/inspection.1-1', 404],
    ['member-1', 'inspection-notice/inspection.1-1', 200],
    ['ol-1', 'transfer-approval/transfer.1', 404],
    ['ol-1', 'feedback-principal/inspection.1-1', 404],
    ['prin-1', 'feedback-principal/inspection.1-1', 200],
    ['ol-1', 'working-paper/inspection.1-1', 404],
    ['aud', 'inquiry-letter/letter.aud', 200],
    ['disc', 'inquiry-letter/letter.aud', 404],
    ['disc', 'handover-sheet/transfer.1', 200],
    ['disc', 'transfer-approval/transfer.1', 404],
    ['aud', 'handover-sheet/transfer.1', 404],
    ['member-1', 'letter-register/round', 404],
    ['member-2', 'pledge/person.zhao', 404],
    ['leader-1', 'pledge/person.zhao', 200],
    ['leader-1', 'reminder/notice.2022-1', 404],
    ['secadmin', 'authorization/round', 403],
  ])('%s: %s → %i', async (who, paper, status) => {
    expect((await get(who, `/${paper}.html`)).status).toBe(status);
    expect((await get(who, `/${paper}.docx`)).status).toBe(status);
  });

  it('leaves out of the list what is refused', async () => {
    expect(await offered('office')).toEqual(expect.arrayContaining(CLUES));
    for (const who of ['member-1', 'ol-1', 'aud']) {
      expect(
        (await offered(who)).filter((id) => CLUES.includes(id)),
        who,
      ).toEqual([]);
    }
    expect(await offered('ol-1')).not.toContain('feedback-principal');
    expect(await offered('prin-1')).toContain('feedback-principal');
    expect(await offered('aud')).toEqual(['inquiry-letter']);
  });

  it('keeps what is sealed from the office: it is printed by the group that sealed it', async () => {
    expect((await get('office', '/direct-route/inspection.1-1.html?no=S1')).status).toBe(404);
    const { status, text } = await get('leader-1', '/direct-route/inspection.1-1.html?no=S1');
    expect(status).toBe(200);
    expect(pageText(text)).toContain('S1');
  });

  it('shows a group no names but of its own people, and the organization none', async () => {
    const { text } = await get('ol-1', '/inspection-notice/inspection.1-1.html');
    expect(text).toContain('甲镇党委');
    expect(text).not.toContain('组长甲');
    expect((await get('member-1', '/pledge.html')).text).not.toContain('组长戊');
  });

  it('is kept in the trail: printed, exported, and looked at where it is sealed', async () => {
    await get('leader-1', '/direct-route/inspection.1-1.html?no=S1');
    await get('leader-1', '/direct-route/inspection.1-1.docx?no=S1');
    const rows = (await api.client.db.execute('select event, account, detail from trail order by no')).rows;
    const own = rows.filter(({ account }) => account === 'leader-1').map(({ event }) => event);
    expect(own.slice(-4)).toEqual(['confidential-read', 'printed', 'confidential-read', 'exported']);
  });
});
