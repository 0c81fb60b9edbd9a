import { numberPaper } from '../../db/queries/papers.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import type { Entry, EntryBody } from '../../procedure/entry.ts';
import type { FactData, Subject } from '../../procedure/heart/state.ts';
import { OFFICE } from '../../procedure/ids.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { entries, flush, opened, ROUND, recorded, roundStarted } from '../support/ledger.ts';

export const book = rulebookLibrary().resolve('xinghai-wuyang');

const NOW = new Date('2022-06-20T02:00:00Z');
const more = { rulebookHash: book.hash };

let count = 0;
const fact = (name: string, on: string, date: string, data: FactData = {}) =>
  recorded(`f${++count}`, name, on, date, data);
const due = (rule: string, on: string, subject: Subject, date: string) => opened(`${rule}@${on}`, rule, subject, date);

const sent = (letter: string, unit: string, kind: string, number: string) =>
  fact('letter.sent', `letter/${letter}`, '2022-04-11', { unit, kind, number, orgs: ['1-1', '2-1'] });

const MEMBERS: [code: string, group: number, role: string][] = [
  ['zhang', 1, 'leader'],
  ['li', 1, 'deputy'],
  ['wang', 1, 'gl'],
  ['zhao', 1, 'member'],
  ['qian', 2, 'leader'],
];

/** What happened in the round itself: people, letters, hearings, batches. */
const OF_ROUND: EntryBody[] = [
  { ...roundStarted, plans: { 'station.entry': '2022-04-21', 'withdraw.exit': '2022-06-10' } } as EntryBody,
  ...MEMBERS.map(([code, group, role]) => fact('person.assigned', `person/${code}`, '2022-03-28', { group, role })),
  fact('plan.secondment-list', 'round', '2022-03-20', { number: '巡函〔2022〕1号' }),
  fact('plan.authorization', 'round', '2022-04-12', { number: '巡组〔2022〕2号' }),
  fact('plan.mobilisation', 'round', '2022-04-18'),
  fact('plan.recusal', 'person/zhao', '2022-04-18', { orgs: ['1-2'] }),
  fact('plan.recusal-adjust', 'round', '2022-04-19'),
  fact('plan.pledges', 'group/1', '2022-04-14'),
  sent('aud', 'aud', 'inquiry', '巡函〔2022〕8号'),
  fact('letter.received', 'letter/aud', '2022-04-12'),
  fact('letter.replied', 'letter/aud', '2022-04-15', { orgs: ['1-1'] }),
  fact('letter.distributed', 'letter/aud', '2022-04-18', { number: '审函9号', orgs: ['1-1'] }),
  sent('orgd-personal-matters', 'orgd', 'personal-matters', '巡函〔2022〕20号'),
  fact('letter.received', 'letter/orgd-personal-matters', '2022-05-05'),
  sent('court-assist', 'court', 'assist', '巡函〔2022〕21号'),
  fact('letter.received', 'letter/court-assist', '2022-05-06'),
  sent('sup-no-term-inquiry', 'sup', 'no-term-inquiry', '巡函〔2022〕9号'),
  fact('letter.received', 'letter/sup-no-term-inquiry', '2022-04-13'),
  fact('hear.secretary', 'round', '2022-06-13', { inspections: ['1-1'] }),
  fact('hear.standing-committee', 'round', '2022-06-14', { inspections: ['1-1'] }),
  fact('hear.key-tasks', 'round', '2022-06-15', { number: '交办1号' }),
  fact('transfer.petitions', 'round', '2022-06-16', { number: '转办1号', numbers: ['P2'] }),
  fact('withdraw.destroy', 'group/1', '2022-06-09', { numbers: ['销1'], note: '复印件' }),
  fact('withdraw.zero-holding', 'group/1', '2022-06-12'),
  fact('archive.appraisals', 'person/zhang', '2022-06-17'),
  fact('archive.compile', 'group/1', '2022-06-18', { part: 'k11' }),
  fact('plan.group-meetings', 'group/1', '2022-04-22'),
  fact('archive.handover', 'group/1', '2022-06-19'),
  fact('archive.office-volume', 'round', '2022-06-20'),
  {
    type: 'transfer.assembled',
    transfer: { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] },
    facts: 0,
  },
  due('inquiry.reply', 'letter/aud', { letter: 'aud', unit: 'aud' }, '2022-04-15'),
  due('personal-matters.result', 'letter/o', { letter: 'orgd-personal-matters', unit: 'orgd' }, '2022-06-02'),
  due('recusal.declaration', 'person/zhao', { person: 'zhao' }, '2022-04-18'),
  due('clue.transfer', 'transfer', { unit: 'disc', hearing: 'h' }, '2022-06-20'),
  due('archive.handover', 'group/1', { group: 1 }, '2022-06-30'),
];

const OF_TRANSFER: EntryBody[] = [
  {
    type: 'transfer.started',
    transfer: { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] },
  },
  fact('transfer.approval', 'transfer/1', '2022-06-15', { number: '移1号' }),
  fact('transfer.handover', 'transfer/1', '2022-06-16'),
  due('clue.feedback', 'transfer/1', { transfer: 1, unit: 'disc' }, '2022-09-16'),
];

const OF_INSPECTION: EntryBody[] = [
  fact('plan.notice', 'inspection/1-1', '2022-04-19', { number: '巡通〔2022〕3号' }),
  fact('station.entry', 'inspection/1-1', '2022-04-21'),
  fact('station.public-notice', 'inspection/1-1', '2022-04-22'),
  fact('learn.borrow', 'inspection/1-1', '2022-04-25', { kind: 'regular', numbers: ['借1', '借2'] }),
  fact('learn.petitions', 'inspection/1-1', '2022-04-26', { numbers: ['P1', 'P2'] }),
  fact('learn.petition-key', 'inspection/1-1', '2022-04-27', { numbers: ['P1'] }),
  fact('learn.petition-out', 'inspection/1-1', '2022-04-28', { numbers: ['P2'] }),
  fact('learn.direct-route', 'inspection/1-1', '2022-05-06', { numbers: ['S1'], addressee: 'head' }),
  fact('learn.direct-route-pass', 'inspection/1-1', '2022-05-07', { numbers: ['S1'] }),
  fact('learn.direct-route-open', 'inspection/1-1', '2022-05-09', { numbers: ['S1'] }),
  fact('learn.working-papers', 'inspection/1-1', '2022-05-10', { numbers: ['D1', 'D2'] }),
  fact('withdraw.return', 'inspection/1-1', '2022-06-08'),
  fact('withdraw.exit', 'inspection/1-1', '2022-06-10'),
  fact('feedback.principal', 'inspection/1-1', '2022-06-15', { number: '签1号' }),
  fact('feedback.leadership', 'inspection/1-1', '2022-06-16'),
  fact('feedback.copies-units', 'inspection/1-1', '2022-06-17', { number: '巡函〔2022〕30号' }),
  fact('rectify.plan', 'inspection/1-1', '2022-06-18'),
  fact('rectify.plan-review', 'inspection/1-1', '2022-06-19', { number: '审1号' }),
  fact('rectify.reports', 'inspection/1-1', '2022-06-20'),
  fact('rectify.reports-review', 'inspection/1-1', '2022-06-20', { number: '审2号' }),
  fact('rectify.publication', 'inspection/1-1', '2022-06-20', { number: '巡函〔2022〕31号' }),
  due('liaison.list', 'inspection/1-1', { group: 1, org: 1 }, '2022-04-19'),
  due('rectification.plan', 'inspection/1-1', { group: 1, org: 1 }, '2022-06-30'),
  due('rectification.report', 'inspection/1-1', { group: 1, org: 1 }, '2022-08-16'),
];

const person = (code: string, name: string, unit: string, post: string): EntryBody => ({
  type: 'person.registered',
  person: { code, name, unit, post, roles: [], pool: true },
});

const OF_OFFICE: EntryBody[] = [
  { type: 'office.started', params: {} },
  person('zhang', '组长甲', 'disc', '科长'),
  person('li', '副组长乙', 'orgd', '副科长'),
  person('wang', '联络员丙', '县委巡察办', '干事'),
  person('zhao', '组员丁', 'fin', '科员'),
  person('qian', '组长戊', 'aud', '股长'),
  person('head', '领导己', '县委', '书记'),
  fact('consult.request', 'office', '2022-05-16', { number: '组函5号' }),
  fact('consult.reply', 'office', '2022-05-18', { number: '巡函〔2022〕25号' }),
];

/** The API over a ledger in which everything that has a paper happened, written by the real writer. */
export async function county(options: Parameters<typeof testApi>[0] = {}): Promise<TestApi> {
  const api = await testApi({ now: NOW, ...options });
  await saveRulebook(api.client.db, book, '2022-01-01T00:00:00.000Z');
  const write = (bodies: EntryBody[], other: Partial<Entry>) =>
    api.record(flush(entries(bodies, { ...more, ...other })));
  await write(OF_OFFICE, { workflowId: OFFICE, host: 'office', round: OFFICE });
  await write(OF_ROUND, {});
  await write(OF_TRANSFER, { workflowId: `${ROUND}-T1`, host: 'transfer' });
  await write(OF_INSPECTION, { workflowId: `${ROUND}-01-1`, host: 'inspection' });
  for (const kind of ['催办函', '督办单']) {
    await api.client.db.transaction((tx) =>
      numberPaper(tx, {
        ...{ kind, year: 2022, outboxId: `${ROUND}/${kind}`, round: ROUND, issuedOn: '2022-04-18' },
        ...{ title: `关于情况函询回复的${kind}`, addressee: '审计局' },
        lines: ['情况函询回复至今未收到。', '请抓紧办理。', '县委巡察工作领导小组办公室　2022年4月18日'],
      }),
    );
  }
  return api;
}
