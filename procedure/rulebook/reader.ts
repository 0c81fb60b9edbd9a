import { z } from 'zod';
import type { At } from './check.ts';
import { explain } from './explain.ts';
import { type Items, type Merged, mapValues, type Section } from './merged.ts';
import type { Problem } from './problem.ts';

/** Reads merged items by their schemas and gathers what is wrong with them. */
export class Reader {
  readonly problems: Problem[] = [];
  readonly #merged: Merged;
  readonly #at: At;

  constructor(merged: Merged, at: At) {
    this.#merged = merged;
    this.#at = at;
  }

  /** Every item of a section. Items that do not fit are problems, and must not be used. */
  all<S extends z.ZodType>(section: Section, schema: S): Record<string, z.infer<S>> {
    return this.#read(section, schema, this.#merged[section]);
  }

  /** One of the settings, if any document writes it. */
  setting<S extends z.ZodType>(name: string, schema: S): z.infer<S> | undefined {
    const item = this.#merged.settings[name];
    return item && this.#read('settings', schema, { [name]: item })[name];
  }

  /** A setting that is texts by name: params, traits, words. */
  texts(name: string): Record<string, string> {
    return this.setting(name, z.record(z.string(), z.string())) ?? {};
  }

  #read<S extends z.ZodType>(section: Section, schema: S, items: Items): Record<string, z.infer<S>> {
    const read = Object.entries(items).map(([id, item]) => {
      const plain = mapValues(item, ({ value }) => value);
      const { success, data, error } = schema.safeParse(plain);
      if (!success)
        this.problems.push(...explain(error.issues, (path, ...said) => this.#at(section, id, path, ...said)));
      return [id, data] as const;
    });
    return Object.fromEntries(read) as Record<string, z.infer<S>>;
  }
}
