import { setTimeout as sleep } from 'node:timers/promises';
import type { Group } from '../../procedure/heart/state.ts';
import type { Json } from '../support/api.ts';
import { settled } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import { startRound } from '../support/round.ts';

/** A round with one of everything that an auditor has to read about, as it was entered on 28 April 2023 (Friday). */
export interface Eventful {
  office: OfficeProduct;
  round: string;
  /** Workflow of 第1组·甲镇党委. */
  inspection: string;
  close(): Promise<void>;
}

const GROUPS: Group[] = [
  { no: 1, inspections: [{ ref: '1-1', group: 1, no: 1, name: '甲镇党委', villages: 12, traits: [] }] },
];
const exec = (date: string, evidence?: string) => ({ by: '丁', role: 'lg.exec', date, ...(evidence && { evidence }) });

/** Plays it; few updates a run, so that its history has several. */
export async function playEventful(address: string): Promise<Eventful> {
  const office = await openOffice(address, { shifted: true });
  const { api, product } = office;
  const round = await startRound(product, {
    rulebook: 'wuyang-2023',
    instant: '2023-04-28T01:00:00.000Z',
    groups: GROUPS,
    maxUpdates: 9,
  });
  const inspection = `${round}-01-1`;
  let keys = 0;
  const post = async (path: string, body: object): Promise<Json> => {
    const key = `key-${++keys}`;
    for (;;) {
      const { status, json } = await api.post(path, key, body);
      if (status === 503 || status === 404 || json.ledger === 'catching-up') await sleep(50);
      else if (status < 300) return json;
      else throw new Error(`POST ${path}: ${status} ${json.detail}`);
    }
  };
  const fact = (name: string, on: string, at: string, more = {}) =>
    post(`rounds/${round}/facts`, { fact: name, on, at, ...more });
  const decide = (what: string, body: object) => post(`workflows/${round}/deadlines/${what}`, body);
  const letter = async (unit: string, sent: string, received: string) => {
    await fact('letter.sent', `letter/${unit}`, sent, { data: { unit, kind: 'inquiry' } });
    return (await fact('letter.received', `letter/${unit}`, received)).id as string;
  };
  const people = [
    { code: 'p1', name: '甲' },
    { code: 'p2', name: '乙', unit: 'fin' },
  ];
  await post('office', { rulebook: 'wuyang-2023' });
  await post('office/people', { items: people });
  const key = (unit: string) => `inquiry.reply@letter/${unit}`;

  // Entered ten and eight days late; the term had run out meanwhile.
  await letter('pub', '2023-04-18', '2023-04-20');
  await letter('orgd', '2023-04-26', '2023-04-27');
  await letter('ufd', '2023-04-26', '2023-04-27');
  await letter('xf', '2023-04-26', '2023-04-27');
  const voided = await letter('disc', '2023-04-26', '2023-04-27');
  await post(`workflows/${round}/corrections`, { factId: voided, void: true, reason: '误录，尚未签收' });

  const sent = { data: { unit: 'aud', kind: 'inquiry' }, evidence: ['存底 3'] };
  await fact('letter.sent', 'letter/aud', '2023-04-25', sent);
  const receipt = { data: { number: '回执 7' }, evidence: ['扫描件 7'] };
  const received = (await fact('letter.received', 'letter/aud', '2023-04-26', receipt)).id;
  await post(`workflows/${round}/corrections`, { factId: received, at: '2023-04-27', reason: '回执日期看错' });
  await fact('letter.replied', 'letter/aud', '2023-04-28', { data: { number: '审函 1' } });
  await fact('letter.distributed', 'letter/aud', '2023-04-28', { data: { number: '审函 1', orgs: ['1-1'] } });
  const reply = (await fact('letter.replied', 'letter/xf', '2023-04-28')).id;
  await post(`workflows/${round}/returns`, { factId: reply, rework: '2023-05-06', reason: '缺附件' });

  const wish = { key: key('pub'), due: '2023-05-10', reason: '人员出差' };
  const granted = (await decide('requests', wish)).id;
  const grant = { key: key('pub'), due: '2023-05-08', reason: '节后报送', request: granted };
  await decide('extensions', { ...grant, approval: exec('2023-04-28', '批示 5') });
  const asked = (await decide('requests', { key: key('orgd'), due: '2023-05-12', reason: '人手不足' })).id;
  await decide('refusals', { request: asked, reason: '按期可以办', approval: exec('2023-04-28') });
  const pause = { key: key('orgd'), from: '2023-04-27', reason: '等对象名单' };
  await decide('pauses', { ...pause, approval: exec('2023-04-27', '批示 6') });
  await decide('resumptions', { key: key('orgd'), until: '2023-04-28' });
  await decide('waivers', { key: key('ufd'), reason: '另案办理', approval: exec('2023-04-28', '批示 7') });
  await decide('reminders', { key: key('pub'), wording: '请抓紧' });

  const assigned = (person: string, data: object, more = {}) =>
    fact('person.assigned', `person/${person}`, '2023-04-27', { data: { group: 1, ...data }, ...more });
  await assigned('p1', { role: 'leader' });
  await assigned('p2', { role: 'member', replaces: 'p9' }, { approval: exec('2023-04-27', '批示 8') });
  await post(`rounds/${round}/inspections/1-1/facts`, {
    fact: 'station.entry',
    at: '2023-04-28',
    late: '授权决定纸件已签',
    evidence: ['照片 1'],
  });

  const begun = (await fact('plan.secondment-list', 'round', '2023-04-27', { draft: true })).id;
  await post(`workflows/${round}/drafts/${begun}/signatures`, { approval: exec('2023-04-28', '批示 9') });
  const refused = (await fact('plan.secondment-units', 'round', '2023-04-27', { draft: true })).id;
  await post(`workflows/${round}/drafts/${refused}/returns`, { reason: '名单要改' });
  const param = { name: 'auditBriefingBy', date: '2023-05-31', reason: '县委改期', approval: exec('2023-04-28') };
  await post(`rounds/${round}/params`, param);

  for (const id of [round, inspection]) await settled(product, id);
  return { office, round, inspection, close: () => office.close() };
}
