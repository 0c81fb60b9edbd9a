import type { Db } from '../../db/client.ts';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import { subjectOf } from '../../procedure/heart/subject.ts';
import { withoutLimited } from '../../procedure/rights/circles.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { toldIn } from '../secret-reads/levels.ts';
import { viewerIn } from './viewer.ts';

/**
 * Tells of each entry whether somebody may read it: not what is sealed for others, nor numbers kept in a circle. What it
 * read of a round it keeps for the one request. Auditors read every entry.
 */
export class EntriesSeen {
  private readonly viewers = new Map<string, Promise<Viewer>>();

  constructor(
    private readonly db: Db,
    private readonly books: Books,
    private readonly account: Account,
  ) {}

  async has({ round, rulebookHash, body }: LedgerEntry): Promise<boolean> {
    const told = toldIn(body);
    if (told.length === 0) return true;
    const book = await this.books.byHash(rulebookHash);
    if (!book) return true;
    const who =
      this.viewers.get(round) ?? viewerIn(this.db, book, round, { account: this.account, right: 'ledger.see' });
    this.viewers.set(round, who);
    const viewer = await who;
    return told.every(({ fact, on, data }) => {
      const matter = { round, fact, subject: subjectOf(on), data };
      return maySee(book, matter, viewer) && withoutLimited(book, matter, viewer) === data;
    });
  }
}
