import { expect, it } from 'vitest';
import { rulebookLibrary } from './library.ts';

const { resolve } = rulebookLibrary();
const [S0, S1, S2, S3, S4] = ['liaison-2022', 'wuyang-2023', 'township-2022', 'xinghai-2020', 'lixian-2019'];
const INQUIRY = '二（一）2、（二）2、（三）2、（五）1、（六）2、（七）2、（十）2、（十三）3、（十四）2';
const CLUE = '二（一）5、（二）6、（八）2';

/** procedure.md §1, row by row: document, rule, how it is counted, from, met by, force, clause. */
const RULES: readonly (readonly [string, string, unknown, unknown, string, 'hard' | 'soft', string])[] = [
  [S2, 'station.entry', 'on the date', { param: 'entryBy' }, 'station.entry', 'hard', '二（一）'],
  [S4, 'station.entry', 'on the date', { param: 'entryBy' }, 'station.entry', 'soft', '四'],
  [S0, 'station.entry', 'on the date', { param: 'entryBy' }, 'station.entry', 'soft', '前言'],
  [S4, 'withdraw.exit', '1 month', 'station.entry', 'withdraw.exit', 'soft', '四'],
  [S0, 'liaison.list', '2 days before', { planned: 'station.entry' }, 'plan.liaison-group', 'hard', '（一）'],
  [S0, 'work-report.materials', '3 days', 'station.entry', 'plan.work-report', 'hard', '（二）2'],
  [S4, 'rectification.plan', '10 working days', 'feedback.leadership', 'rectify.plan', 'hard', '六（四）'],
  [S4, 'rectification.report', '2 months', 'feedback.leadership', 'rectify.reports', 'hard', '六（四）'],
  [S2, 'withdraw.exit', 'on the date', { param: 'exit' }, 'withdraw.exit', 'hard', '二（一）'],
  [S3, 'recusal.declaration', 'same day', 'plan.mobilisation', 'plan.recusal', 'hard', '（二）3'],
  [S1, 'inquiry.reply', '3 working days', 'letter.received', 'letter.replied', 'hard', INQUIRY],
  [S1, 'consultation.reply', '3 working days', 'consult.request', 'consult.reply', 'hard', '二（二）5'],
  [S2, 'group-plan.filing', 'on the date', { param: 'groupPlanBy' }, 'plan.group-plan', 'hard', '四（四）'],
  [S1, 'personal-matters.names', '10 days', 'station.entry', 'learn.personal-matters-names', 'soft', '二（二）3'],
  [
    S1,
    'personal-matters.result',
    '20 working days',
    'letter.received',
    'learn.personal-matters-result',
    'soft',
    '二（二）3',
  ],
  [S2, 'mobile-villages.list', '7 days', 'station.entry', 'village.mobile-list', 'hard', '二（二）、四（五）'],
  [
    S2,
    'branch.meetings',
    { 'plan.branch-general': 2, 'plan.branch-lecture': 1 },
    { planned: 'withdraw.exit' },
    'plan.branch-general',
    'hard',
    '四（一）1',
  ],
  [S2, 'branch.committee', 'week', 'station.entry', 'plan.branch-committee', 'hard', '四（一）1'],
  [S2, 'branch.group', 'week', 'station.entry', 'plan.branch-groups', 'hard', '四（一）1'],
  [S2, 'group.meeting', 'working-day', 'station.entry', 'plan.group-meetings', 'soft', '四（一）2'],
  [S3, 'hearing.leading-group', '10 working days', 'withdraw.exit', 'hear.leading-group', 'soft', '（三十一）1'],
  [S2, 'hearing.leading-group', '10 days', 'withdraw.exit', 'hear.leading-group', 'soft', '四（五）'],
  [S3, 'hearing.standing-committee', '1 month', 'withdraw.exit', 'hear.standing-committee', 'hard', '（三十二）2'],
  [S3, 'hearing.secretary', '1 month', 'withdraw.exit', 'hear.secretary', 'hard', '（三十二）2'],
  [S2, 'hearing.secretary', '10 days', 'hear.leading-group', 'hear.secretary', 'soft', '四（五）'],
  [S3, 'speech.filing', '15 working days', 'hear.secretary', 'hear.speech-filing', 'hard', '（三十二）3'],
  [S3, 'feedback.drafts', '5 working days', 'hear.standing-committee', 'feedback.drafts', 'hard', '（三十三）1'],
  [S1, 'clue.transfer', '1 week', 'hear.combined', 'transfer.handover', 'hard', CLUE],
  [S1, 'clue.feedback', '3 months', 'transfer.handover', 'clue.feedback', 'hard', CLUE],
  [S1, 'clue.monthly', 'month-end', { due: 'clue.feedback' }, 'clue.feedback', 'hard', CLUE],
  [S3, 'rectification.plan', '10 working days', 'feedback.leadership', 'rectify.plan', 'hard', '（四十）'],
  [S3, 'rectification.report', '2 months', 'feedback.leadership', 'rectify.reports', 'hard', '（四十二）'],
  [
    S1,
    'supervision.report',
    '3 months',
    { end: 'feedback.leadership', of: '2 months', 'extended-by': 'rectify.period-extension' },
    'rectify.supervision-report',
    'hard',
    '二（一）末款、（二）7',
  ],
  [S3, 'archive.handover', '10 working days', 'feedback.leadership', 'archive.handover', 'hard', '（四十七）'],
  [S1, 'inquiry.no-term', true, 'letter.sent', 'letter.replied', 'soft', '二（九）1'],
  [S1, 'audit.annual', 'year', { param: 'auditBriefingBy' }, 'annual.audit-briefing', 'soft', '二（十三）2'],
];

it.each(RULES)('%s %s', (id, name, counted, from, metBy, force, clause) => {
  const rule = resolve(id).deadlines[name];
  const how = rule?.within ?? rule?.every ?? rule?.times ?? rule?.['no-number'];
  expect({ counted: how, from: rule?.from, metBy: rule?.['met-by'], force: rule?.force, clause: rule?.clause }).toEqual(
    {
      counted,
      from,
      metBy,
      force,
      clause,
    },
  );
  expect(rule?.source).toBe(id);
});

it.each([S0, S1, S2, S3, S4])('%s has no rule that the table does not know', (id) => {
  const known = RULES.filter(([document]) => document === id).map(([, name]) => name);
  const extra = id === S1 ? ['clue.feedback-others'] : [];
  expect(Object.keys(resolve(id).deadlines).sort()).toEqual([...known, ...extra].sort());
});

it('three units’ replies also wait for the persons’ names', () => {
  expect(resolve(S1).deadlines['inquiry.reply']?.['also-from']).toEqual({
    units: ['court', 'proc', 'police'],
    fact: 'letter.personnel-received',
  });
});

it('hearings only remind the office, and every other rule reminds whoever owes it', () => {
  const silent = [S0, S1, S2, S3, S4].flatMap((id) =>
    Object.entries(resolve(id).deadlines)
      .filter(([, rule]) => rule['remind-only'])
      .map(([name]) => name),
  );
  expect(new Set(silent)).toEqual(
    new Set(['hearing.leading-group', 'hearing.secretary', 'hearing.standing-committee']),
  );
});

it.each([
  [S1, 'inquiry.reply', 'round', 'letter'],
  [S1, 'clue.transfer', 'round', 'receiver'],
  [S1, 'clue.feedback', 'transfer', undefined],
  [S1, 'clue.monthly', 'transfer', 'month'],
  [S1, 'supervision.report', 'inspection', 'unit'],
  [S3, 'speech.filing', 'round', 'hearing'],
  [S3, 'archive.handover', 'group', 'inspection'],
  [S3, 'recusal.declaration', 'person', 'person'],
  [S2, 'branch.committee', 'group', 'week'],
])('%s %s is kept by the %s, one per %s', (id, name, level, per) => {
  const rule = resolve(id).deadlines[name];
  expect([rule?.level, rule?.per]).toEqual([level, per]);
});
