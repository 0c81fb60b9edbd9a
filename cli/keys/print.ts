import type { KeyRing } from '../../keys/key-ring.ts';
import type { KeySetting } from '../../keys/setting.ts';
import { instantWords } from '../../procedure/narrative/instant.ts';

/** How many of what are under each key. */
export type Counted = { title: string; byKey: ReadonlyMap<string, number> }[];

/** The keys, which one is active and since when; what is still under each, where that was counted. */
export function printedKeys(setting: KeySetting, ring: KeyRing, counted: Counted | undefined): string[] {
  const place = 'file' in setting ? setting.file : '环境变量 XUNCHENG_KEYS';
  const lines = ring.all.toReversed().flatMap(({ id, madeAt }) => {
    const made = madeAt === null ? '何时产生没有记' : `${instantWords(madeAt)} 产生`;
    const state = id === ring.activeId ? '正在使用' : '只用来读以前的';
    return [`  ${id}　${made}，${state}`, ...(counted ? usesOf(id, counted) : [])];
  });
  return [`密钥 ${ring.all.length} 把，在 ${place}`, ...lines, ...missing(ring, counted ?? [])];
}

function usesOf(id: string, counted: Counted): string[] {
  return counted.map(({ title, byKey }) => `    ${title}：${byKey.get(id) ?? 0}`);
}

/** What is under keys that are not here: it cannot be read. */
function missing(ring: KeyRing, counted: Counted): string[] {
  const ids = new Set(counted.flatMap(({ byKey }) => [...byKey.keys()]).filter((id) => !ring.has(id)));
  return [...ids].flatMap((id) => [`  缺 ${id}：下面这些读不出来，请从备份放回去（import）`, ...usesOf(id, counted)]);
}
