import { WHOLE } from './conflicts.ts';
import { gatesOf, withGates, withoutGates } from './gates.ts';
import { canonical } from './hash.ts';
import { BASE, type Item, type Merged, mapValues, type Section, sections, type Written } from './merged.ts';
import type { Problem } from './problem.ts';
import type { LoadedSource } from './source.ts';

export interface Parent {
  name: string;
  merged: Merged;
}

interface Candidate {
  parent: string;
  written: Written | undefined;
}

/** Fields whose absence says nothing: one document's word about them is no conflict with another's silence. */
const SILENT = new Set([
  ...['papers', 'catalogue', 'note', 'mark', 'kinds', 'done-by', 'warn', 'escalate', 'yellow', 'clause'],
  ...['opens', 'each', 'about', 'counted', 'secret', 'part-titles'],
  ...['secrecy', 'recorded-by', 'addressed-to', 'clues', 'names-members', 'limits', 'to'],
]);

/** Several parents as one. A field two documents write differently takes the one that `child` chose, or is a problem. */
export function combine(parents: readonly Parent[], child: LoadedSource, mine: Merged): [Merged, Problem[]] {
  const choices = new Choices(child);
  const merge = (section: Section) => {
    const ids = unique(parents.flatMap(({ merged }) => Object.keys(merged[section])));
    return Object.fromEntries(ids.map((id) => [id, mergeItem(section, id)]));
  };
  const mergeItem = (section: Section, id: string): Item => {
    const fields = unique(parents.flatMap(({ merged }) => Object.keys(merged[section][id] ?? {})));
    const item: Item = {};
    for (const field of fields) {
      const said = candidates(parents, section, id, field);
      const [first, ...others] = said;
      const settled = mine[section][id]?.[field] !== undefined || others.every((other) => same(other, first));
      const written = settled ? first?.written : choices.pick(keyOf(section, id), field, said);
      if (written) item[field] = written;
    }
    return item;
  };
  const merged = { lineage: unique(parents.flatMap((parent) => parent.merged.lineage)), ...sections(merge) };
  const kept = Object.keys(WHOLE)
    .filter((id) => !mine.steps[id] && !mine.deadlines[id] && choices.dropped(id, parents))
    .reduce(without, merged);
  return [kept, [...choices.problems, ...choices.unused()]];
}

/** All but a step or deadline that was chosen not to be: no gate waits for it, no deadline is met by it. */
function without(merged: Merged, id: string): Merged {
  const gone = new Set([id]);
  const others = Object.entries(merged.steps).filter(([step]) => step !== id);
  const kept = Object.entries(merged.deadlines).filter(([rule, item]) => rule !== id && item['met-by']?.value !== id);
  return {
    ...merged,
    steps: mapValues(Object.fromEntries(others), (step) =>
      Object.hasOwn(gatesOf(step), id) ? withGates(step, withoutGates(gatesOf(step), gone)) : step,
    ),
    deadlines: Object.fromEntries(kept),
  };
}

/** What the documents say of a field. Where none says anything, what base says. */
function candidates(parents: readonly Parent[], section: Section, id: string, field: string): Candidate[] {
  const all = parents.flatMap(({ name, merged }): Candidate[] => {
    const item = merged[section][id];
    return item ? [{ parent: name, written: item[field] }] : [];
  });
  const documents = all.filter(({ parent, written }) => {
    if (written && written.by !== BASE) return true;
    const item = parents.find(({ name }) => name === parent)?.merged[section][id];
    return section !== 'settings' && !SILENT.has(field) && item?.title !== undefined && item.title.by !== BASE;
  });
  return documents.length > 0 ? documents : all.filter(({ written }) => written !== undefined);
}

/** Which documents have the thing at all, and which have not though they deal with its matter（`WHOLE`）. */
function having(id: string, parents: readonly Parent[]): Candidate[] {
  const writes = (item: Item | undefined) => item?.title !== undefined && item.title.by !== BASE;
  const said = parents.flatMap(({ name: parent, merged }): Candidate[] => {
    const item = merged.steps[id] ?? merged.deadlines[id];
    if (writes(item)) return [{ parent, written: item?.title }];
    return WHOLE[id]?.some((step) => writes(merged.steps[step])) ? [{ parent, written: undefined }] : [];
  });
  return new Set(said.map(({ written }) => written === undefined)).size > 1 ? said : [];
}

/** The child's `choose`, what it left open and what it decided for nothing. */
class Choices {
  readonly problems: Problem[] = [];
  readonly #used = new Set<string>();
  readonly #child: LoadedSource;

  constructor(child: LoadedSource) {
    this.#child = child;
  }

  pick(key: string, field: string, said: readonly Candidate[]): Written | undefined {
    return this.#chosen(`${key}.${field}`, `${key}.*`, said)?.written;
  }

  /** Whether the child chose a document that has no such thing. */
  dropped(id: string, parents: readonly Parent[]): boolean {
    const said = having(id, parents);
    const chosen = said.length > 0 ? this.#chosen(id, id, said) : undefined;
    return chosen !== undefined && chosen.written === undefined;
  }

  #chosen(key: string, all: string, said: readonly Candidate[]): Candidate | undefined {
    const { book, problem } = this.#child;
    const choose = book.choose ?? {};
    const name = [key, all].find((choice) => Object.hasOwn(choose, choice));
    if (name === undefined) {
      const message = `“${key}”没有选择：${said.map(shown).join('；')}`;
      const choice = { key, said: said.map(({ parent, written }) => ({ parent, value: written?.value })) };
      const fix = `在 choose 里写 ${said.map(({ parent }) => `“${key}: ${parent}”`).join(' 或 ')}`;
      this.problems.push({ ...problem([book.choose ? 'choose' : 'extends'], message), choice, fix });
      return said[0];
    }
    this.#used.add(name);
    const winner = said.find(({ parent }) => parent === choose[name]);
    if (!winner) {
      const names = said.map(({ parent }) => parent).join('、');
      this.problems.push(problem(['choose', name], `“${choose[name]}”没有写“${key}”`, names));
    }
    return winner;
  }

  unused(): Problem[] {
    const { book, problem } = this.#child;
    const names = Object.keys(book.choose ?? {}).filter((name) => !this.#used.has(name));
    const fix = '删去这一行';
    return names.map((name) => ({
      ...problem(['choose', name], `“${name}”没有可选的：各文件并无不同，或本规程已自行写明`),
      fix,
    }));
  }
}

function keyOf(section: Section, id: string): string {
  return section === 'letters' || section === 'receivers' ? `${section}.${id}` : id;
}

function same(a: Candidate, b: Candidate | undefined): boolean {
  return canonical(a.written?.value) === canonical(b?.written?.value);
}

function shown({ parent, written }: Candidate): string {
  return written ? `${parent} 写 ${canonical(written.value)}` : `${parent} 没有写`;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
