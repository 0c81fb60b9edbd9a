import { describe, expect, it } from 'vitest';
import { complaints, resolveTexts } from './testing.ts';

const step = (level: string, by: string, after = '') =>
  `{ title: 步骤, level: ${level}, by: ${by}, after: { ${after} } }`;
const FULL = `steps:
  report.review: ${step('inspection', 'office')}
  hear.leading-group: ${step('round', 'lg', 'report.review: hard')}
  hear.minutes: ${step('round', 'office', 'hear.leading-group: hard')}
  hear.clue-report: ${step('round', 'office', 'hear.leading-group: hard')}
  hear.secretary: ${step('round', 'sec', 'hear.clue-report: hard')}
  transfer.handover: ${step('transfer', 'office', 'hear.secretary: hard')}
`;
const COOPERATION = `${FULL}  learn.special-report: ${step('inspection', 'orgd')}
  hear.combined: ${step('round', '[sec, lg]', 'report.review: soft, learn.special-report: hard').replace(' }', ' }, records: [hear.leading-group, hear.secretary]')}
  hear.special-audit: ${step('round', 'aud', 'hear.combined: hard')}
deadlines:
  clue.transfer: { title: 移交, level: round, from: hear.combined, within: 1 week, met-by: transfer.handover, owed-by: office, owed-to: receiver, force: hard }
`;

describe('hearing.form', () => {
  it('has to be said where a document has a combined hearing', () => {
    expect(complaints(() => resolveTexts({ a: COOPERATION }))[0]).toContain('合开还是分开听取汇报没有选择');
  });

  it('combined: one record is both hearings, and waits for the papers of both', () => {
    const { steps, deadlines, hearing } = resolveTexts({ a: `hearing: { form: combined }\n${COOPERATION}` });
    expect(hearing).toEqual({ form: 'combined' });
    expect(steps['hear.combined']).toMatchObject({
      records: ['hear.leading-group', 'hear.secretary'],
      after: { 'report.review': 'hard', 'learn.special-report': 'hard', 'hear.clue-report': 'hard' },
    });
    expect(steps['hear.leading-group']?.after).toEqual({ 'hear.combined': 'hard' });
    expect(steps['hear.secretary']?.after).toEqual({ 'hear.combined': 'hard' });
    expect(steps['hear.clue-report']?.after).toEqual({});
    expect(steps['hear.minutes']?.after).toEqual({ 'hear.leading-group': 'hard' });
    expect(steps['transfer.handover']?.after).toEqual({ 'hear.secretary': 'hard' });
    expect(deadlines['clue.transfer']?.from).toBe('hear.combined');
  });

  it('combined is made of the two hearings where no document has it', () => {
    const { steps } = resolveTexts({ a: `hearing: { form: combined }\n${FULL}` });
    expect(steps['hear.combined']).toMatchObject({
      level: 'round',
      by: ['sec', 'lg'],
      names: 'inspections',
      records: ['hear.leading-group', 'hear.secretary'],
      after: { 'report.review': 'hard', 'hear.clue-report': 'hard' },
    });
  });

  it('separate: what followed the combined hearing follows the second, its gates go to the first', () => {
    const { steps, deadlines } = resolveTexts({ a: `hearing: { form: separate }\n${COOPERATION}` });
    expect(steps).not.toHaveProperty('hear.combined');
    expect(steps['hear.leading-group']?.after).toEqual({ 'report.review': 'hard', 'learn.special-report': 'hard' });
    expect(steps['hear.secretary']?.after).toEqual({ 'hear.clue-report': 'hard' });
    expect(steps['hear.special-audit']?.after).toEqual({ 'hear.secretary': 'hard' });
    expect(deadlines['clue.transfer']?.from).toBe('hear.secretary');
  });
});
