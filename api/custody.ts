import type { Db } from '../db/client.ts';
import { listFacts } from '../db/queries/facts.ts';
import type { LetterView } from '../db/queries/letter-view.ts';
import { type Custody, custodyOf } from '../procedure/heart/originals.ts';
import type { Fact } from '../procedure/heart/state.ts';
import type { Letter } from './schemas/letters.ts';

const MOVES = ['letter.replied', 'letter.distributed', 'letter.original-returned', 'letter.original-archived'];

/** Every original of a round by the heart’s own rule, told by the ledger: shown while the engine is down, too. */
export async function originalsOf(db: Db, round: string): Promise<Custody[]> {
  const rows = await listFacts(db, { round, facts: MOVES, standing: true });
  const facts = rows.map(
    ({ factId: id, fact, subject: on, at, date, data }): Fact => ({ id, fact, on, at, date, data }),
  );
  return custodyOf({ facts }).map((one) => ({ ...one, letter: one.letter.slice('letter/'.length) }));
}

/** Who has the paper of a letter: the unit until it replied, a group while it has an original, else office or archive. */
export function holderOf({ letter, replies, filedOn }: LetterView, originals: Custody[]): Letter['custody'] {
  const own = originals.filter((one) => one.letter === letter);
  const out = own.filter(({ handed, returned }) => handed !== undefined && returned === undefined);
  if (out.length > 0) {
    const groups = [...new Set(out.flatMap(({ group }) => group ?? []))];
    return { holder: 'group', since: latest(out.map(({ handed }) => handed)), groups };
  }
  if (filedOn !== null && own.every(({ filed }) => filed !== undefined)) {
    return { holder: 'archive', since: filedOn, groups: [] };
  }
  if (replies.length === 0 && own.length === 0) return { holder: 'unit', since: null, groups: [] };
  const since = latest(own.map(({ returned, registered }) => returned ?? registered)) ?? replies[0]?.date ?? null;
  return { holder: 'office', since, groups: [] };
}

function latest(dates: (string | undefined)[]): string | null {
  return (
    dates
      .filter((date) => date !== undefined)
      .sort()
      .at(-1) ?? null
  );
}
