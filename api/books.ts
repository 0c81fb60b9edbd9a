import type { Db } from '../db/client.ts';
import { roundByNo } from '../db/queries/rounds.ts';
import { newestRulebook, rulebookByHash } from '../db/queries/rulebooks.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { notFound } from './problem.ts';

/** Published rulebooks. A version never changes, so one that was read is kept. */
export class Books {
  private readonly kept = new Map<string, Rulebook>();

  constructor(private readonly db: Db) {}

  async byHash(hash: string): Promise<Rulebook | undefined> {
    const book = this.kept.get(hash) ?? (await rulebookByHash(this.db, hash));
    if (book) this.kept.set(hash, book);
    return book;
  }

  newest(id: string): Promise<Rulebook | undefined> {
    return newestRulebook(this.db, id);
  }

  /** The version a round follows now; 404 naming the round when there is none. */
  async ofRound(round: string): Promise<Rulebook> {
    const row = await roundByNo(this.db, round);
    const book = row?.rulebookHash ? await this.byHash(row.rulebookHash) : undefined;
    if (!book) throw notFound('round', `没有轮次 ${round}`);
    return book;
  }

  /** The version a workflow follows now. */
  async ofWorkflow(workflowId: string): Promise<Rulebook> {
    const row = await workflowStatus(this.db, workflowId);
    const book = row?.rulebookHash ? await this.byHash(row.rulebookHash) : undefined;
    if (!book) throw notFound('workflowId', `没有 ${workflowId}`);
    return book;
  }

  /** The versions that have any of these hashes, by hash. */
  async byHashes(hashes: Iterable<string>): Promise<Map<string, Rulebook>> {
    const wanted = [...new Set(hashes)];
    const found = await Promise.all(wanted.map((hash) => this.byHash(hash)));
    return new Map(found.flatMap((book) => (book ? [[book.hash, book]] : [])));
  }
}
