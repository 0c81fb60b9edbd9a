import { describe, expect, it } from 'vitest';
import type { NoticeFacts } from '../db/queries/notice-facts.ts';
import type { DeadlineRule } from '../procedure/rulebook/schema.ts';
import { partiesOf } from './parties.ts';

const rule = (more: Partial<DeadlineRule> = {}) => ({ 'owed-by': 'unit', ...more }) as DeadlineRule;
const facts = (to: string[], copyTo: string[] | null = null, unit: string | null = 'aud') =>
  ({ notice: { to, copyTo, unit } }) as NoticeFacts;

describe('a notice goes', () => {
  it('to its roles and copies, and to the unit itself where the rulebook says unit or receiver', () => {
    expect(partiesOf(facts(['office', 'unit'], ['director']), rule())).toEqual(['office', 'aud', 'director']);
    expect(partiesOf(facts(['receiver'], ['unit']), rule())).toEqual(['aud']);
  });

  it('to the office instead of any leader', () => {
    expect(partiesOf(facts(['lg', 'county', 'office'], ['sec']), rule())).toEqual(['office']);
    expect(partiesOf(facts(['director']), rule({ 'remind-only': true }))).toEqual(['office']);
    expect(partiesOf(facts(['director', 'unit']), rule({ 'owed-by': ['group', 'sc'] }))).toEqual(['office']);
  });
});
