import { ownRulebooks, RULEBOOK_DIR, type RulebookLibrary, rulebookLibrary } from '../procedure/rulebook/library.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { StackError } from '../stack/say.ts';

/** The data folder the commands of this machine work on. */
export function dataFolder(): string {
  return process.env.XUNCHENG_DATA || '.data';
}

/** The rulebooks that ship and, from the data folder, the county's own. */
export function allRulebooks(): RulebookLibrary {
  return rulebookLibrary(RULEBOOK_DIR, ownRulebooks(dataFolder()));
}

/** One of them; a `StackError` that lists them all when there is none of that id. */
export function bookNamed(id: string, library = allRulebooks()): Rulebook {
  if (!library.ids().includes(id)) throw new StackError(`没有规程“${id}”。已有：${library.ids().join('、')}`);
  return library.resolve(id);
}
