import { resolve } from 'node:path';
import { KeySettingError } from './key-error.ts';
import { keyFileIn } from './key-file.ts';
import { KEYS_VARIABLE } from './key-text.ts';

/** Where the keys are: in a file, made when missing, or given as text. */
export type KeySetting = { file: string } | { text: string };

const FILE_VARIABLE = 'XUNCHENG_KEY_FILE';

/** What an environment says of the keys of a data folder; by default they are in a file there. */
export function keySetting(env: NodeJS.ProcessEnv, dataDir: string): KeySetting {
  const { [KEYS_VARIABLE]: text, [FILE_VARIABLE]: file } = env;
  if (text && file) throw new KeySettingError(`环境变量 ${KEYS_VARIABLE} 与 ${FILE_VARIABLE} 只填写一个`);
  return text ? { text } : { file: resolve(file || keyFileIn(dataDir)) };
}
