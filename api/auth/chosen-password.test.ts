import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../problem.ts';
import { refuseWeak } from './chosen-password.ts';

const chosen = { login: 'office-clerk', old: 'the one before 1' };

function refusal(password: string): string | undefined {
  try {
    refuseWeak(password, chosen);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    expect(error.problem).toMatchObject({ status: 400, errors: [{ field: 'new' }] });
    return error.problem.detail;
  }
}

describe('a password somebody chose', () => {
  it.each([
    ['', '至少 8 个字符'],
    ['1234567', '至少 8 个字符'],
    ['巡察办口令', '至少 8 个字符'],
    ['😀'.repeat(7), '至少 8 个字符'],
    ['x'.repeat(257), '至多 256 个字符'],
    ['12345678', '太常见'],
    ['PassWord', '太常见'],
    ['qwertyuiop', '太常见'],
    ['Office-Clerk', '与账号相同'],
    ['the one before 1', '与原口令相同'],
  ])('is refused: %s', (password, reason) => {
    expect(refusal(password)).toContain(reason);
  });

  it.each([['x7-gK2-p'], ['巡察办的口令要八个'], ['x'.repeat(256)]])('is taken: %s', (password) => {
    expect(refusal(password)).toBeUndefined();
  });
});
