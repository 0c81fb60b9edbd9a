import { type Config, ConfigError, loadConfig } from '../config.ts';
import { KeySettingError } from '../keys/key-error.ts';
import { openKeys } from '../keys/open.ts';

/** Exit code of what cannot start before somebody corrects a setting: not worth trying again. */
export const WRONG_SETTING = 2;

/** The settings of this process; a process that has wrong ones says which and ends. `title` names it, in Chinese. */
export function configOrExit(title: string): Config {
  return orExit(title, () => loadConfig());
}

/** Opens the ring of this process before anything is read or written. */
export function openKeysOrExit(title: string, { keys }: Config): void {
  orExit(title, () => openKeys(keys, (message) => process.stderr.write(`${message}\n`)));
}

function orExit<T>(title: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof KeySettingError)) throw error;
    process.stderr.write(`${title}未能启动：${error.message}\n`);
    process.exit(WRONG_SETTING);
  }
}
