import { basename } from 'node:path';
import type { Db } from '../db/client.ts';
import { roundByNo } from '../db/queries/rounds.ts';
import { listRulebooks, newestRulebook, rulebookByHash, saveRulebook } from '../db/queries/rulebooks.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import { OFFICE } from '../procedure/ids.ts';
import type { RulebookLibrary } from '../procedure/rulebook/library.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { ApiProblem, noOffice, notFound, problem } from './problem.ts';

/** Published rulebooks. A version never changes, so one that was read is kept. */
export class Books {
  private readonly kept = new Map<string, Rulebook>();

  /** `library`: rulebooks on this machine, read again whenever it is called. */
  constructor(
    private readonly db: Db,
    private readonly library?: () => RulebookLibrary,
  ) {}

  async byHash(hash: string): Promise<Rulebook | undefined> {
    const book = this.kept.get(hash) ?? (await rulebookByHash(this.db, hash));
    if (book) this.kept.set(hash, book);
    return book;
  }

  newest(id: string): Promise<Rulebook | undefined> {
    return newestRulebook(this.db, id);
  }

  /** The newest version; what its file says now is published first, so that nobody has to restart for a county's own. */
  async fresh(id: string, now: string): Promise<Rulebook | undefined> {
    const library = this.library?.();
    if (library?.ids().includes(id)) await saveRulebook(this.db, readable(library, id), now);
    return this.newest(id);
  }

  /** The version the standing office follows now; 404 saying how to set it up when there is none. */
  async ofOffice(): Promise<Rulebook> {
    const row = await workflowStatus(this.db, OFFICE);
    const book = await this.followedBy(row);
    if (!book) throw noOffice();
    return book;
  }

  /** The version a round, or `office`, follows now; 404 naming the round when there is none. */
  async ofRound(round: string): Promise<Rulebook> {
    if (round === OFFICE) return this.ofOffice();
    const row = await roundByNo(this.db, round);
    const book = await this.followedBy(row);
    if (!book) throw notFound('round', `没有轮次 ${round}`);
    return book;
  }

  /** The version a workflow follows now; undefined as long as the ledger has nothing of it. */
  async ifWritten(workflowId: string): Promise<Rulebook | undefined> {
    return this.followedBy(await workflowStatus(this.db, workflowId));
  }

  /** The version a workflow follows now. */
  async ofWorkflow(workflowId: string): Promise<Rulebook> {
    if (workflowId === OFFICE) return this.ofOffice();
    const row = await workflowStatus(this.db, workflowId);
    const book = await this.followedBy(row);
    if (!book) throw notFound('workflowId', `没有 ${workflowId}`);
    return book;
  }

  /** Every published version. */
  async all(): Promise<Rulebook[]> {
    const rows = await listRulebooks(this.db);
    return [...(await this.byHashes(rows.map(({ hash }) => hash))).values()];
  }

  /** The versions that have any of these hashes, by hash. */
  async byHashes(hashes: Iterable<string>): Promise<Map<string, Rulebook>> {
    const wanted = [...new Set(hashes)];
    const found = await Promise.all(wanted.map((hash) => this.byHash(hash)));
    return new Map(found.flatMap((book) => (book ? [[book.hash, book]] : [])));
  }

  private async followedBy(row: { rulebookHash: string | null } | undefined): Promise<Rulebook | undefined> {
    return row?.rulebookHash ? this.byHash(row.rulebookHash) : undefined;
  }
}

function readable(library: RulebookLibrary, id: string): Rulebook {
  try {
    return library.resolve(id);
  } catch (error) {
    if (!(error instanceof RulebookError)) throw error;
    const errors = error.problems.map(({ file, line, column, path, message }) => ({
      field: path,
      detail: `${basename(file)}:${line}:${column} ${message}`,
    }));
    throw new ApiProblem(problem(422, 'rulebook-broken', `规程“${id}”的文件有误，没有发布`, { errors }));
  }
}
