import { expect, it } from 'vitest';
import { subjectOf } from '../heart/subject.ts';
import { withPreparer } from './preparer.ts';
import { book, viewer } from './testing.ts';

const S3 = book('xinghai-2020');
const paper = (data = {}, fact = 'learn.working-papers') => ({
  ...{ round: 'R2022-02', fact, subject: subjectOf('inspection/1-1') },
  data: { numbers: ['1'], ...data },
});
const member = viewer('member@R2022-02/1', { person: 'p3' });

it('a working paper is prepared by the member who enters it, unless the entry names another', () => {
  expect(withPreparer(S3, paper(), member)).toEqual({ numbers: ['1'], person: 'p3' });
  expect(withPreparer(S3, paper({ person: 'p5' }), member)).toMatchObject({ person: 'p5' });
  expect(withPreparer(S3, paper(), viewer('deputy@R2022-02/1', { person: 'p2' }))).toMatchObject({ person: 'p2' });
});

it('nobody is known to have prepared what the office, another group or an account without a person enters', () => {
  for (const who of [
    viewer('office', { person: 'o1' }),
    viewer('member@R2022-02/2', { person: 'p9' }),
    viewer('member@R2022-02/1'),
  ]) {
    expect(withPreparer(S3, paper(), who)).toEqual({ numbers: ['1'] });
  }
  expect(withPreparer(S3, paper({}, 'learn.talks'), member)).toEqual({ numbers: ['1'] });
  expect(withPreparer({ ...S3, language: 3 }, paper(), member)).toEqual({ numbers: ['1'] });
});
