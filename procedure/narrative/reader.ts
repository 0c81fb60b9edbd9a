import type { Entry } from '../entry.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { type Cause, Causes } from './cause.ts';
import type { Context } from './context.ts';
import { Memory } from './memory.ts';
import { Names } from './names.ts';

/** An entry with what it takes to tell it. */
export interface Read<E extends Entry> {
  entry: E;
  cause: Cause;
  context: Context;
}

/** Reads entries in the order they were recorded and remembers what later ones refer to. */
export class Reader {
  private readonly names: Names;
  private readonly memory = new Memory();
  private readonly causes = new Causes();

  /** `books`: versions of rulebooks by hash; `people`: names by code, from the office's register. */
  constructor(
    private readonly books: ReadonlyMap<string, Rulebook>,
    people: Iterable<[string, string]> = [],
  ) {
    this.names = new Names(people);
  }

  /** Hands the entry to `tell` with what was known before it; answers what that answers. */
  read<E extends Entry, T>(entry: E, tell: (read: Read<E>) => T): T {
    const { names, memory } = this;
    names.learn(entry);
    const told = tell({
      entry,
      cause: this.causes.of(entry),
      context: { book: this.books.get(entry.rulebookHash), names, memory },
    });
    memory.learn(entry);
    return told;
  }
}
