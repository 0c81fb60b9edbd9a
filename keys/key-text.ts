import { KeySettingError } from './key-error.ts';
import { type KeySet, keyBytes, keyId, type StoredKey } from './key-set.ts';

/** The variable keys are given in where there is no file, as in a container. */
export const KEYS_VARIABLE = 'XUNCHENG_KEYS';

/** Keys as the environment gives them: `k2:<base64>,k1:<base64>`, the active one first. */
export function keysInText(text: string): KeySet {
  const keys = text.split(',').map((part, index) => keyIn(part.trim(), index + 1));
  const [active] = keys;
  if (!active || new Set(keys.map(({ id }) => id)).size !== keys.length) throw refusal('有两把密钥同名');
  return { active: active.id, keys };
}

function keyIn(part: string, place: number): StoredKey {
  const colon = part.indexOf(':');
  const id = keyId.safeParse(part.slice(0, Math.max(colon, 0)));
  const key = keyBytes.safeParse(part.slice(colon + 1));
  // The text itself is never repeated: it is the key.
  if (!id.success) throw refusal(`第 ${place} 把应写作 名:密钥，名${id.error.issues[0]?.message}`);
  if (!key.success) throw refusal(`第 ${place} 把（${id.data}）：${key.error.issues[0]?.message}`);
  return { id: id.data, key: key.data, madeAt: null };
}

function refusal(text: string): KeySettingError {
  return new KeySettingError(`环境变量 ${KEYS_VARIABLE} 有误：${text}`);
}
