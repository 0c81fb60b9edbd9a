import type { Db } from '../db/client.ts';
import { type EntryCursor, entriesOfRound, type LedgerEntry } from '../db/queries/entries.ts';
import { namesOfPeople } from '../db/queries/people.ts';
import { Reader } from '../procedure/narrative/reader.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { EntriesSeen } from './permissions/entries-seen.ts';

const AT_ONCE = 1000;

/** Reads what an account may of a round in the order it was recorded, a thousand entries in memory at a time. */
export class RoundEntries {
  private readonly known = new Map<string, Rulebook>();

  private constructor(
    private readonly db: Db,
    private readonly books: Books,
    private readonly round: string,
    private readonly people: [string, string][],
    private readonly seen: EntriesSeen,
  ) {}

  static async of(db: Db, books: Books, round: string, account: Account): Promise<RoundEntries> {
    return new RoundEntries(db, books, round, await namesOfPeople(db), new EntriesSeen(db, books, account));
  }

  /** Tells entries in words; it knows the rulebooks of those that were read. */
  reader(): Reader {
    return new Reader(this.known, this.people);
  }

  async *read(): AsyncGenerator<LedgerEntry> {
    let after: EntryCursor | undefined;
    for (;;) {
      const page = await entriesOfRound(this.db, this.round, { ...(after && { after }), limit: AT_ONCE });
      await this.learn(page);
      for (const entry of page) {
        if (await this.seen.has(entry)) yield entry;
      }
      after = page.at(-1);
      if (page.length < AT_ONCE) return;
    }
  }

  private async learn(page: LedgerEntry[]): Promise<void> {
    const unknown = page.map(({ rulebookHash }) => rulebookHash).filter((hash) => !this.known.has(hash));
    for (const [hash, book] of await this.books.byHashes(unknown)) this.known.set(hash, book);
  }
}
