import { expect, it } from 'vitest';
import { stageIndex, stageOf } from './stages.ts';

it('knows the stage of steps and entity facts by their prefix', () => {
  expect(['plan.notice', 'village.fixed', 'letter.replied', 'clue.feedback', 'consult.reply'].map(stageOf)).toEqual([
    'plan',
    'learn',
    'inform',
    'transfer',
    'standing',
  ]);
  expect(stageOf('lunch.break')).toBeUndefined();
  expect(stageIndex('hear.secretary')).toBeLessThan(stageIndex('feedback.drafts'));
});
