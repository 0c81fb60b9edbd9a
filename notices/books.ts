import type { Db } from '../db/client.ts';
import { rulebookByHash } from '../db/queries/rulebooks.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';

/** Versions of rulebooks by hash; a version never changes, so one that was read is kept. */
export class RulebookCache {
  private readonly kept = new Map<string, Rulebook>();

  async get(db: Db, hash: string | null): Promise<Rulebook | undefined> {
    if (hash === null) return undefined;
    const book = this.kept.get(hash) ?? (await rulebookByHash(db, hash));
    if (book) this.kept.set(hash, book);
    return book;
  }
}
