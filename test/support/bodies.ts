import type { EntryBody } from '../../procedure/entry.ts';
import { GROUPS, opened, ROUND, roundStarted } from './ledger.ts';

const ref = { key: 'inquiry.reply:letter/aud', rule: 'inquiry.reply', subject: { letter: 'aud', unit: 'aud' } };
const transfer = { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] };
const fact = {
  id: 'a',
  fact: 'plan.mobilisation',
  on: 'round',
  at: '2022-04-18T04:00:00.000Z',
  date: '2022-04-18',
  data: {},
};
const [group = { no: 1, inspections: [] }] = GROUPS;

/** One body of every type there is: a new type does not compile without one. */
export const bodies: { [T in EntryBody['type']]: Extract<EntryBody, { type: T }> } = {
  'round.started': roundStarted as Extract<EntryBody, { type: 'round.started' }>,
  'inspection.started': { type: 'inspection.started', group, params: {}, plans: {} },
  'office.started': { type: 'office.started', params: { auditBriefingBy: '2023-01-31' } },
  'target.registered': { type: 'target.registered', target: { code: 'jia', name: '甲镇党委', villages: 12 } },
  'person.registered': {
    type: 'person.registered',
    person: { code: 'p1', name: '甲', unit: 'fin', roles: ['lg.exec'], pool: true },
  },
  'param.set': { type: 'param.set', name: 'auditBriefingBy', date: '2024-01-31' },
  'transfer.started': { type: 'transfer.started', transfer },
  'transfer.assembled': { type: 'transfer.assembled', transfer, facts: 0 },
  'fact.recorded': { type: 'fact.recorded', fact, copies: [], late: '补办', missing: [] },
  'fact.copied': { type: 'fact.copied', fact, from: ROUND, n: 1 },
  'fact.corrected': { type: 'fact.corrected', factId: 'a', reason: '有误', after: [fact], copies: [] },
  'correction.copied': { type: 'correction.copied', from: ROUND, n: 2, correction: { factId: 'a', after: [] } },
  'draft.begun': {
    type: 'draft.begun',
    draft: { id: 'd', fact: 'plan.round-plan', on: 'round', date: '2022-04-18', data: {}, signed: [] },
  },
  'draft.signed': { type: 'draft.signed', draftId: 'd', signed: [{ by: '甲', role: 'lg.exec', date: '2022-04-19' }] },
  'draft.returned': { type: 'draft.returned', draftId: 'd', reason: '退回修改' },
  'plan.set': { type: 'plan.set', step: 'withdraw.exit', date: '2022-06-10' },
  'need.declared': { type: 'need.declared', step: 'plan.recusal', on: 'round' },
  'history.exported': { type: 'history.exported', runId: 'r1', events: 12, sha256: '0'.repeat(64) },
  'deadline.waiting': { type: 'deadline.waiting', ...ref, missing: ['letter.personnel-received'] },
  'deadline.opened': opened(ref.key, ref.rule, ref.subject, '2022-04-15') as Extract<
    EntryBody,
    { type: 'deadline.opened' }
  >,
  'deadline.moved': {
    type: 'deadline.moved',
    ...ref,
    was: '2022-04-15',
    due: '2022-04-18',
    provisional: false,
    triggers: [],
  },
  'deadline.met': { type: 'deadline.met', ...ref, metOn: '2022-04-14', late: false, factId: 'b' },
  'deadline.reopened': { type: 'deadline.reopened', ...ref },
  'deadline.withdrawn': { type: 'deadline.withdrawn', ...ref },
  'deadline.waived': { type: 'deadline.waived', ...ref, reason: '批准', approved: true },
  'deadline.extended': { type: 'deadline.extended', ...ref, extension: { due: '2022-04-30', reason: '批准' } },
  'deadline.lapsed': { type: 'deadline.lapsed', ...ref, due: '2022-04-15' },
  'deadline.lapse-withdrawn': { type: 'deadline.lapse-withdrawn', ...ref },
  'deadline.paused': { type: 'deadline.paused', ...ref, from: '2022-04-13', reason: '等补充材料' },
  'deadline.resumed': { type: 'deadline.resumed', ...ref, until: '2022-04-15' },
  'deadline.rework': { type: 'deadline.rework', ...ref, on: '2022-04-18' },
  'extension.requested': {
    type: 'extension.requested',
    ...ref,
    request: 'c1.0',
    wish: { key: ref.key, due: '2022-04-20', reason: '人员出差' },
  },
  'extension.refused': { type: 'extension.refused', ...ref, request: 'c1.0', reason: '不同意' },
  'rung.fired': {
    type: 'rung.fired',
    ...ref,
    rung: 'after:2 working days',
    generation: 1,
    to: ['director'],
    due: '2022-04-15',
  },
  'rung.skipped': { type: 'rung.skipped', ...ref, rung: 'due', generation: 1 },
  'effect.failed': { type: 'effect.failed', effect: 'start/1-1', message: '超时' },
  'peer.started': { type: 'peer.started', workflowId: `${ROUND}-01-2` },
  'letter.issued': { type: 'letter.issued', letter: 'aud', number: '巡函〔2022〕1号', paperHash: 'p' },
  'calendar.revised': { type: 'calendar.revised', version: 'cal-2' },
  'rulebook.revised': { type: 'rulebook.revised', hash: 'book-2' },
  'time.passed': { type: 'time.passed' },
  'went-live': { type: 'went-live' },
};
