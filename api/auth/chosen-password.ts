import { dictionary } from '@zxcvbn-ts/language-common';
import { badFields } from '../problem.ts';

/** Characters; longer than a sentence is a file, not a password. */
export const SHORTEST = 8;
export const LONGEST = 256;

const COMMON = new Set(dictionary['passwords-common'] as string[]);

/** Refuses a password that a person chose: too short, one of the commonest, the login itself or the one before. */
export function refuseWeak(password: string, { login, old }: { login: string; old: string }, field = 'new'): void {
  const detail = weakness(password, login, old);
  if (detail !== undefined) throw badFields({ field, detail });
}

function weakness(password: string, login: string, old: string): string | undefined {
  const characters = [...password].length;
  if (characters < SHORTEST) return `口令至少 ${SHORTEST} 个字符`;
  if (characters > LONGEST) return `口令至多 ${LONGEST} 个字符`;
  if (password === old) return '新口令与原口令相同';
  const lower = password.toLowerCase();
  if (lower === login.toLowerCase()) return '口令不能与账号相同';
  if (COMMON.has(lower)) return '这个口令太常见，请换一个';
  return undefined;
}
