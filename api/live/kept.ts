import { randomUUID } from 'node:crypto';
import type { Change } from './hearing.ts';

/** Batches kept for whoever was away for a moment. */
const MOST_KEPT = 200;

/** Changes that were told together, under a name that tells nobody how many there were before. */
export interface Batch {
  id: string;
  changes: readonly Change[];
}

/** The last batches, in the order they were told. */
export class Kept {
  readonly #batches: Batch[] = [];

  add(changes: readonly Change[]): Batch {
    const batch = { id: randomUUID(), changes };
    this.#batches.push(batch);
    if (this.#batches.length > MOST_KEPT) this.#batches.shift();
    return batch;
  }

  /** What came after the batch a browser heard last; undefined when that is not known any more. */
  after(id: string): Batch[] | undefined {
    const place = this.#batches.findIndex((one) => one.id === id);
    return place < 0 ? undefined : this.#batches.slice(place + 1);
  }

  /** Nothing before now is told to anybody. */
  clear(): void {
    this.#batches.length = 0;
  }

  get last(): Batch | undefined {
    return this.#batches.at(-1);
  }
}
