import { GivenKeys } from '../../keys/key-reader.ts';
import { keyListSchema, type StoredKey } from '../../keys/key-set.ts';
import { ring } from '../../keys/open.ts';
import { keyIdsIn } from '../check/readable.ts';
import type { Evidence } from '../evidence.ts';
import { KEYS } from './layout.ts';
import type { OpenedMembers } from './opened-members.ts';

/** The keys that the histories of a round are under, of those this process has; no others leave the house. */
export function keysFor({ workflows }: Evidence): StoredKey[] {
  const needed = keyIdsIn(workflows.flatMap(({ runs, strays }) => [...runs, ...strays]));
  return ring().all.filter(({ id }) => needed.has(id));
}

/** The keys a bundle brings along; none in a bundle of a release that encrypted nothing. */
export async function keysIn(opened: OpenedMembers): Promise<GivenKeys> {
  return new GivenKeys(opened.has(KEYS) ? await opened.json(KEYS, keyListSchema) : []);
}
