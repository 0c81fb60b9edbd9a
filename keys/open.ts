import { ensureKeyFile, readKeyFile, stampOf } from './key-file.ts';
import { KeyRing, type KeySource } from './key-ring.ts';
import { keysInText } from './key-text.ts';
import type { KeySetting } from './setting.ts';

let opened: KeyRing | undefined;

/**
 * Opens the ring of this process; once, at its start, before anything is read or written. Throws `KeySettingError`, in
 * Chinese. `told` hears of a key file that became unusable later.
 */
export function openKeys(setting: KeySetting, told?: (message: string) => void): KeyRing {
  opened = new KeyRing('file' in setting ? keptIn(setting.file) : givenAs(setting.text), told);
  return opened;
}

/** The ring of this process. Throws when nobody opened it: that is a fault of the program. */
export function ring(): KeyRing {
  if (!opened) throw new Error('the keys were not opened (openKeys)');
  return opened;
}

function keptIn(file: string): KeySource {
  ensureKeyFile(file);
  return { read: () => readKeyFile(file), stamp: () => stampOf(file) };
}

function givenAs(text: string): KeySource {
  const keys = keysInText(text);
  return { read: () => keys, stamp: () => undefined };
}
