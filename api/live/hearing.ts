import type { Db } from '../../db/client.ts';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { roundOf } from '../../procedure/ids.ts';
import type { Matter } from '../../procedure/rights/matter.ts';
import { maySee } from '../../procedure/rights/may-see.ts';
import type { Viewer } from '../../procedure/rights/viewer.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Account } from '../auth/account.ts';
import type { Books } from '../books.ts';
import { hasRound, hasWorkflow, isCounty, reachOf, recusedIn } from '../permissions/reach.ts';
import { type Around, aroundIn, factMatter } from '../permissions/sees.ts';
import { viewerIn } from '../permissions/viewer.ts';
import type { ChangeHeard } from '../schemas/events.ts';
import { toldIn } from '../secret-reads/levels.ts';

/** What one flush wrote, read once for everybody who listens. */
export interface Change {
  workflowId: string;
  revision: number;
  entries: readonly LedgerEntry[];
}

/** Tells what of the ledger's changes an account may hear of. What it read of a round it keeps for one batch. */
export class Hearing {
  readonly #around = new Map<string, Promise<Around | undefined>>();
  readonly #viewers = new Map<string, Promise<Viewer>>();

  constructor(
    private readonly db: Db,
    private readonly books: Books,
    private readonly account: Account,
  ) {}

  /** The change as the account may know of it; undefined when nothing of it is for the account. */
  async of({ workflowId, revision, entries }: Change): Promise<ChangeHeard | undefined> {
    const round = roundOf(workflowId);
    const whole = this.#hasWhole(round);
    const heard: LedgerEntry[] = [];
    for (const entry of entries) if (whole || (await this.#hears(entry))) heard.push(entry);
    if (heard.length === 0) return undefined;
    const named = whole || this.#hasAll(workflowId);
    return {
      round,
      ...(named && { workflow: workflowId, revision }),
      deadlines: heard.some(({ type }) => type.startsWith('deadline.')),
      inbox: heard.some(({ type }) => type === 'rung.fired'),
    };
  }

  #hasWhole(round: string): boolean {
    const reach = reachOf(this.account, 'deadlines.see');
    return (isCounty(reach) || hasRound(reach, round)) && !recusedIn(reach, round);
  }

  /** Of those who see all that is done in a workflow: its number and revision tell them nothing new. */
  #hasAll(workflowId: string): boolean {
    return hasWorkflow(reachOf(this.account, 'work.see'), workflowId);
  }

  async #hears(entry: LedgerEntry): Promise<boolean> {
    const { round, body, rulebookHash, workflowId } = entry;
    const book = await this.books.byHash(rulebookHash);
    if (!book) return false;
    const matters = [...(await this.#factsIn(entry, book)), ...deadlinesIn(round, body)];
    if (matters.length === 0) return this.#hasAll(workflowId);
    const viewer = await this.#viewer(round, book);
    return matters.some((matter) => maySee(book, matter, viewer));
  }

  async #factsIn({ round, body }: LedgerEntry, book: Rulebook): Promise<Matter[]> {
    const told = toldIn(body);
    if (told.length === 0) return [];
    const around = this.#around.get(round) ?? aroundIn(this.db, book, round);
    this.#around.set(round, around);
    const known = await around;
    return told.map(({ fact, on, data }) => factMatter({ round, fact, subject: on, data }, known));
  }

  #viewer(round: string, book: Rulebook): Promise<Viewer> {
    const key = `${round} ${book.hash}`;
    const viewer =
      this.#viewers.get(key) ?? viewerIn(this.db, book, round, { account: this.account, right: 'deadlines.see' });
    this.#viewers.set(key, viewer);
    return viewer;
  }
}

function deadlinesIn(round: string, body: EntryBody): Matter[] {
  if (!('rule' in body)) return [];
  const { rule, subject } = body;
  return [{ round, rule, subject, ...(subject.unit !== undefined && { unit: subject.unit }) }];
}
