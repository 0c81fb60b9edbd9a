import { ownRulebooks, RULEBOOK_DIR, type RulebookLibrary, rulebookLibrary } from '../procedure/rulebook/library.ts';

/** The data folder the commands of this machine work on. */
export function dataFolder(): string {
  return process.env.XUNCHENG_DATA || '.data';
}

/** The rulebooks that ship and, from the data folder, the county's own. */
export function allRulebooks(): RulebookLibrary {
  return rulebookLibrary(RULEBOOK_DIR, ownRulebooks(dataFolder()));
}
