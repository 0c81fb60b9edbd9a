import type { LedgerListener, Written } from '../../db/listen.ts';
import { entriesOf } from '../../db/queries/entries.ts';
import { liveSessions } from '../../db/queries/sessions.ts';
import { sessionView } from '../auth/session.ts';
import { Books } from '../books.ts';
import { viewNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { recusedOf } from '../permissions/recused.ts';
import type { ChangeHeard } from '../schemas/events.ts';
import { type Change, Hearing } from './hearing.ts';
import { type Batch, Kept } from './kept.ts';
import type { Stream } from './stream.ts';

/** What is written within this time is told together. */
const TOGETHER_MS = 250;
/** How often a stream says that it is there, and sessions that ran out are looked for. */
export const BEAT_MS = 20_000;
/** Of more entries than these of one workflow at once only the last are looked at one by one. */
const MOST_ENTRIES = 300;

/** Everybody who listens, fed by the one listener of the ledger. */
export class Hub {
  readonly #streams = new Set<Stream>();
  readonly #kept = new Kept();
  readonly #books: Books;
  #written = new Map<string, Written>();
  #pending: NodeJS.Timeout | undefined;
  /** One batch is told after the other. */
  #telling: Promise<void> = Promise.resolve();
  #today: string;
  readonly #beat: NodeJS.Timeout;
  readonly #deaf: () => void;

  constructor(
    private readonly deps: Pick<ApiDeps, 'db' | 'now'>,
    listener: Pick<LedgerListener, 'hear'>,
    private readonly warn: (error: unknown) => void,
  ) {
    this.#books = new Books(deps.db);
    this.#today = viewNow(deps).today;
    this.#deaf = listener.hear({
      written: (what) => this.#note(what),
      accountChanged: (account) => void this.#look(account).catch(warn),
      missed: () => this.#missed(),
    });
    this.#beat = setInterval(() => void this.#live().catch(warn), BEAT_MS);
    this.#beat.unref();
  }

  /** How many streams there are, of one account where it is told. */
  count(account?: string): number {
    if (account === undefined) return this.#streams.size;
    return [...this.#streams].filter((one) => one.account.id === account).length;
  }

  /** Tells a browser from now on; `after`: the batch it heard last, where it was here before. */
  async add(stream: Stream, after: string | null): Promise<void> {
    const behind = after === null ? [] : this.#kept.after(after);
    this.#streams.add(stream);
    for (const batch of behind ?? []) await this.#tell(stream, batch);
    // Named, so that a browser that hears nothing more is known when it comes again.
    const { id } = this.#kept.last ?? this.#kept.add([]);
    stream.send('ready', { missed: behind === undefined }, id);
  }

  remove(stream: Stream): void {
    this.#streams.delete(stream);
  }

  /** Ends every stream; browsers come again by themselves. */
  close(): void {
    this.#deaf();
    clearInterval(this.#beat);
    clearTimeout(this.#pending);
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  #note(what: Written): void {
    // Without anybody to tell, what is written need not be read; who comes later asks for everything.
    if (this.#streams.size === 0) {
      this.#kept.clear();
      return;
    }
    const before = this.#written.get(what.workflowId);
    this.#written.set(what.workflowId, { ...what, entries: what.entries + (before?.entries ?? 0) });
    this.#pending ??= setTimeout(() => {
      this.#pending = undefined;
      const written = [...this.#written.values()];
      this.#written = new Map();
      this.#telling = this.#telling.then(() => this.#tellAll(written)).catch(this.warn);
    }, TOGETHER_MS);
  }

  async #tellAll(written: readonly Written[]): Promise<void> {
    const changes: Change[] = [];
    for (const { workflowId, revision, entries } of written) {
      const after = revision - Math.min(entries, MOST_ENTRIES);
      const read = await entriesOf(this.deps.db, workflowId, { after, limit: MOST_ENTRIES });
      changes.push({ workflowId, revision, entries: read });
    }
    const batch = this.#kept.add(changes);
    for (const stream of this.#streams) await this.#tell(stream, batch);
  }

  async #tell(stream: Stream, { id, changes }: Batch): Promise<void> {
    const { db } = this.deps;
    const { account } = stream;
    // Who declared recusal a moment ago hears no more of it.
    const recused = await recusedOf(db, this.#books, account.person);
    const hearing = new Hearing(db, this.#books, { ...account, recused });
    const heard: ChangeHeard[] = [];
    for (const change of changes) {
      const one = await hearing.of(change);
      if (one) heard.push(one);
    }
    if (heard.length > 0) stream.send('changed', { changes: heard }, id);
  }

  #missed(): void {
    this.#kept.clear();
    for (const stream of this.#streams) stream.send('missed');
  }

  /** An account's password, roles or sessions changed: its streams end, and the browser shows again who it is. */
  async #look(account: string): Promise<void> {
    const own = [...this.#streams].filter((one) => one.account.id === account);
    if (own.length > 0) await this.#endDead(own, 'account');
  }

  /** Sessions run out by themselves, and days change. */
  async #live(): Promise<void> {
    await this.#endDead([...this.#streams]);
    const { today } = viewNow(this.deps);
    for (const stream of this.#streams) stream.send(today === this.#today ? 'beat' : 'day');
    this.#today = today;
  }

  async #endDead(streams: readonly Stream[], others?: 'account'): Promise<void> {
    if (streams.length === 0) return;
    const ids = [...new Set(streams.map(({ account }) => account.session))];
    const live = await liveSessions(this.deps.db, ids, sessionView(this.deps));
    for (const stream of streams) {
      const over = !live.has(stream.account.session);
      if (over || others !== undefined) stream.end(over ? 'over' : others);
    }
  }
}
