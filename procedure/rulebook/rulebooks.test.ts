import { describe, expect, it } from 'vitest';
import { rulebookLibrary } from './library.ts';

const { resolve } = rulebookLibrary();

describe('base', () => {
  it('has order, and neither clauses nor deadlines', () => {
    const base = resolve('base');
    expect(base.deadlines).toEqual({});
    expect(Object.values(base.steps).filter(({ clause, from }) => clause !== undefined || from !== 'base')).toEqual([]);
    expect(base.override).toEqual({ by: 'lg.exec', note: '本县未规定，由规程填写' });
  });
});

describe('township-2022', () => {
  const { steps, params, traits, letters } = resolve('township-2022');

  it('leaves the dates to the round', () => {
    expect(Object.keys(params)).toEqual(['entryBy', 'exit', 'groupPlanBy']);
    expect(Object.keys(traits)).toContain('mobile-villages');
  });

  it('does not gate the entry with the group’s plan, whose filing is a day later', () => {
    expect(steps['station.entry']?.after).toEqual({ 'plan.notice': 'hard' });
  });

  it('opens a mobile village only after authorization and the office’s consent', () => {
    expect(steps['village.first-meeting']).toMatchObject({
      after: { 'station.entry': 'hard' },
      'after-when': { mobile: { 'village.mobile-authorization': 'hard', 'village.mobile-consent': 'hard' } },
    });
  });

  it('writes to five units and more', () => {
    expect(letters.inquiry).toMatchObject({ units: ['disc', 'orgd', 'fin', 'aud', 'xf'], open: true });
  });

  it('has no standing committee; what follows the hearings is skeleton', () => {
    expect(steps).not.toHaveProperty('hear.standing-committee');
    const late = Object.entries(steps).filter(([id]) => /^(feedback|transfer|rectify|archive)\./.test(id));
    expect(new Set(late.map(([, step]) => step.from))).toEqual(new Set(['base']));
  });
});

describe('liaison-2022', () => {
  const { steps, deadlines } = resolve('liaison-2022');

  it('hears the report only when its materials passed the review', () => {
    expect(steps['station.hear-report']?.after).toEqual({ 'plan.work-report-review': 'hard' });
    expect(steps['plan.work-report-review']).toMatchObject({
      after: { 'plan.work-report': 'hard' },
      figures: { 'problem-share': 40 },
    });
  });

  it('is by organization throughout; a group may have two', () => {
    const own = Object.values(steps).filter(({ from }) => from === 'liaison-2022');
    expect(new Set(own.map(({ level }) => level))).toEqual(new Set(['inspection']));
    expect(own).toHaveLength(20);
  });

  it('points out what should be ready before the entry, and the statement before the kick-off', () => {
    expect(steps['station.entry']?.after).toEqual({
      'plan.liaison-group': 'soft',
      'plan.org-emergency': 'soft',
      'plan.premises': 'soft',
      'plan.materials': 'soft',
      'plan.logistics': 'soft',
    });
    expect(steps['station.kickoff-meeting']?.after).toEqual({
      'station.first-meeting': 'hard',
      'plan.statement': 'soft',
    });
  });

  it('takes reports and everything later from the skeleton', () => {
    const late = Object.entries(steps).filter(([id]) =>
      /^(withdraw|report|hear|feedback|transfer|rectify|archive)\./.test(id),
    );
    expect(new Set(late.map(([, step]) => step.from))).toEqual(new Set(['base']));
    expect(Object.keys(deadlines)).toEqual(['station.entry', 'liaison.list', 'work-report.materials']);
  });
});

describe('lixian-2019', () => {
  const { steps, letters, traits } = resolve('lixian-2019');

  it('publishes the notice in the preparation, before the entry', () => {
    expect(steps['station.public-notice']?.after).toEqual({ 'plan.round-plan': 'hard' });
    expect(steps['station.entry']?.after).toMatchObject({ 'plan.entry-talk': 'hard', 'station.public-notice': 'soft' });
  });

  it('gives feedback after the county told the organization, to its principal first', () => {
    expect(steps['feedback.principal']?.after).toEqual({ 'hear.secretary': 'hard', 'feedback.county-notice': 'hard' });
    expect(steps['feedback.leadership']).toMatchObject({
      by: ['lg', 'group'],
      after: { 'feedback.principal': 'hard' },
    });
    expect(steps).not.toHaveProperty(['hear.standing-committee']);
  });

  it('wants two copies, and the leading group’s consent to rectification at once', () => {
    expect([steps['rectify.plan']?.copies, steps['rectify.reports']?.copies]).toEqual([2, 2]);
    expect(steps['learn.immediate-rectification']?.approve).toEqual([{ by: 'lg', as: '同意' }]);
  });

  it('writes to five units and more, and shows nothing above unless the county says so', () => {
    expect(letters.inquiry).toMatchObject({
      step: 'inform.requests',
      units: ['disc', 'orgd', 'pol', 'aud', 'xf'],
      open: true,
    });
    expect(steps['learn.review-above']).toMatchObject({ demand: 'event', when: 'reviewed-above' });
    expect(Object.keys(traits)).toEqual(['look-back', 'has-clues', 'reviewed-above']);
  });
});

describe('wuyang-2023', () => {
  const { steps, letters, receivers } = resolve('wuyang-2023');

  it('hears once', () => {
    expect(steps['hear.combined']).toMatchObject({
      records: ['hear.leading-group', 'hear.secretary'],
      names: 'inspections',
    });
  });

  it('writes to nine units, and to one without a term', () => {
    expect(letters.inquiry?.units).toHaveLength(9);
    expect(letters['no-term-inquiry']?.units).toEqual(['sup']);
  });

  it('has three receivers with a term and nine still to fill in', () => {
    const withTerm = Object.keys(receivers).filter((code) => receivers[code]?.term);
    expect(withTerm).toEqual(['disc', 'orgd', 'bian']);
    expect(Object.keys(receivers)).toHaveLength(12);
  });

  it('points out an inquiry not yet sent, without stopping the entry', () => {
    expect(steps['station.entry']?.after?.['inform.inquiries']).toBe('soft');
  });

  it('wants originals back before the archive is handed over', () => {
    expect(steps['archive.handover']?.after).toMatchObject({
      'archive.originals': 'hard',
      'archive.appraisals': 'hard',
    });
  });
});

describe('xinghai-2020', () => {
  const { steps } = resolve('xinghai-2020');

  it('keeps 零持有 out of the withdrawal and in the archive', () => {
    expect(steps['withdraw.exit']?.after).not.toHaveProperty('withdraw.zero-holding');
    expect(steps['archive.handover']?.after).toEqual({ 'archive.compile': 'hard', 'withdraw.zero-holding': 'hard' });
  });

  it('takes four signatures and three copies for a transfer', () => {
    expect(steps['transfer.approval']).toMatchObject({ copies: 3, level: 'transfer' });
    expect(steps['transfer.approval']?.approve?.map(({ by }) => by)).toEqual([
      'leader',
      'director',
      ['lg.head', 'lg.exec'],
    ]);
  });

  it('drafts feedback after all three hearings', () => {
    const hearings = ['hear.leading-group', 'hear.secretary', 'hear.standing-committee'];
    expect(Object.keys(steps['feedback.drafts']?.after ?? {})).toEqual(hearings);
    expect(hearings.map((id) => steps[id]?.names)).toEqual(Array(3).fill('inspections'));
  });

  it('closes a round when the reports have been reviewed', () => {
    expect(steps['archive.close']).toMatchObject({ from: 'base', after: { 'rectify.reports-review': 'hard' } });
  });
});

describe('the composed counties', () => {
  it('xinghai-wuyang has each duty of both documents once', () => {
    const { steps, deadlines, hearing, letters } = resolve('xinghai-wuyang');
    expect(hearing.form).toBe('separate');
    for (const gone of [
      'hear.combined',
      'inform.requests',
      'learn.spot-check-names',
      'plan.secondment',
      'learn.assist-detained',
    ]) {
      expect(steps).not.toHaveProperty([gone]);
    }
    expect(deadlines['clue.transfer']).toMatchObject({ from: 'hear.secretary', source: 'wuyang-2023' });
    expect(letters.inquiry).toMatchObject({ step: 'inform.inquiries' });
    expect(steps['learn.personal-matters-names']?.approve).toEqual([{ by: ['lg.head', 'lg.exec'], as: '批准' }]);
    expect(steps['learn.spot-check-use']?.after).toEqual({ 'learn.personal-matters-result': 'hard' });
    expect(Object.keys(deadlines)).toHaveLength(20);
  });

  it('liaison-xinghai reviews the materials after the entry, by the stricter share', () => {
    const { steps, deadlines } = resolve('liaison-xinghai');
    expect(steps['plan.work-report-review']).toMatchObject({
      from: 'liaison-2022',
      after: { 'plan.work-report': 'hard' },
      figures: { 'problem-share': 60 },
    });
    expect(steps['station.kickoff-meeting']?.figures).toEqual({ 'retired-years': 3 });
    expect(steps['station.public-notice']).toMatchObject({
      by: ['office', 'group'],
      approve: [{ by: 'leader', as: '审核' }],
    });
    expect(steps['station.entry']?.after).toMatchObject({ 'plan.notice': 'hard', 'plan.liaison-group': 'soft' });
    expect(deadlines['work-report.materials']?.source).toBe('liaison-2022');
    expect(deadlines['rectification.plan']?.source).toBe('xinghai-2020');
  });

  it.each(['township-xinghai', 'township-wuyang-xinghai'])(
    '%s counts the feedback papers from the secretary’s meeting',
    (id) => {
      const { steps, deadlines, words } = resolve(id);
      expect(steps).not.toHaveProperty(['hear.standing-committee']);
      expect(deadlines['feedback.drafts']).toMatchObject({ from: 'hear.secretary', within: '5 working days' });
      expect(deadlines['hearing.secretary']).toMatchObject({ from: 'hear.leading-group', source: 'township-2022' });
      expect(steps['feedback.principal']).toMatchObject({ from: 'xinghai-2020', copies: 3 });
      expect(words.exit).toBe('撤回');
    },
  );
});
