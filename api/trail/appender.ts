import type { Db } from '../../db/client.ts';
import { appendTrail } from '../../db/trail/append.ts';
import type { TrailNote } from '../../db/trail/chain.ts';

const MOST = 100;

interface Waiting {
  note: TrailNote;
  done(): void;
  failed(error: unknown): void;
}

/** Appends notes in the order they came; those that come while others are written go together in one transaction. */
export class Appender {
  readonly #waiting: Waiting[] = [];
  #running = false;

  constructor(private readonly db: Db) {}

  /** Resolves when the note is kept for good. */
  add(note: TrailNote): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ note, done, failed });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST);
      const notes = batch.map(({ note }) => note);
      try {
        await appendTrail(this.db, notes);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#running = false;
  }
}
