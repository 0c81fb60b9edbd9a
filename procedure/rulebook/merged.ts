import type { RulebookSource } from './schema.ts';
import type { Path } from './source.ts';

/** The document every other one yields nothing to: it gives way silently. */
export const BASE = 'base';

/** A field's value, the document that wrote it and where. */
export interface Written {
  value: unknown;
  by: string;
  path: Path;
}

export type Item = Record<string, Written>;
export type Items = Record<string, Item>;

/** A rulebook on the way: every field remembers its document. `settings` are params, words, hearing and the like. */
export interface Merged {
  lineage: string[];
  steps: Items;
  deadlines: Items;
  letters: Items;
  receivers: Items;
  settings: Items;
}

export const SECTIONS = ['steps', 'deadlines', 'letters', 'receivers', 'settings'] as const;
export type Section = (typeof SECTIONS)[number];

const SETTINGS = [
  ...(['params', 'traits', 'things', 'words', 'ladders', 'unit-ladders', 'quiet'] as const),
  ...(['override', 'hearing', 'people'] as const),
] as const;

/** What one document itself says. */
export function own(book: RulebookSource): Merged {
  const items = (section: string, written: Record<string, object> = {}): Items =>
    mapValues(written, (fields, id) => itemOf(book.id, [section, id], fields));
  const settings = SETTINGS.flatMap((name) => {
    const value = book[name];
    return value === undefined ? [] : [[name, itemOf(book.id, [name], value)] as const];
  });
  return {
    lineage: [book.id],
    steps: items('steps', mapValues(book.steps, withDemand)),
    deadlines: items('deadlines', book.deadlines),
    letters: items('letters', book.letters),
    receivers: items('receivers', book.receivers),
    settings: Object.fromEntries(settings),
  };
}

/** A document that writes a step without saying so means that it must be done. */
function withDemand(step: RulebookSource['steps'][string]) {
  return step.title === undefined ? step : { demand: 'must' as const, ...step };
}

function itemOf(by: string, path: Path, fields: object): Item {
  const written = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(written.map(([field, value]) => [field, { value, by, path: [...path, field] }]));
}

/** `lower` with the fields of `upper` over it. The order is the documents', what only base has comes last. */
export function overlay(upper: Merged, lower: Merged): Merged {
  const layer = (section: Section): Items => {
    const below = Object.keys(lower[section]);
    const fromBase = (id: string) => Object.values(lower[section][id] ?? {}).every(({ by }) => by === BASE);
    const ids = new Set([...below.filter((id) => !fromBase(id)), ...Object.keys(upper[section]), ...below]);
    return Object.fromEntries([...ids].map((id) => [id, { ...lower[section][id], ...upper[section][id] }]));
  };
  const lineage = [...new Set([...lower.lineage, ...upper.lineage])];
  return { lineage, ...sections(layer) };
}

/** The five sections, each made by `make`. */
export function sections(make: (section: Section) => Items): Omit<Merged, 'lineage'> {
  return {
    steps: make('steps'),
    deadlines: make('deadlines'),
    letters: make('letters'),
    receivers: make('receivers'),
    settings: make('settings'),
  };
}

/** The object with every value mapped. */
export function mapValues<A, B>(object: Record<string, A>, map: (value: A, key: string) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
