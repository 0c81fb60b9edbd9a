import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** The five documents: what they number must be in the table. */
const DOCUMENTS = ['liaison-2022', 'wuyang-2023', 'township-2022', 'xinghai-2020', 'lixian-2019'];
/** Issues whose rows may still be open. Take a letter away when its issue is done: rows that still bear it then fail. */
const OPEN: string[] = [];

const library = rulebookLibrary();

interface Row {
  n: number;
  what: string;
  stage: string | undefined;
  where: { book: string; ids: string[] }[];
  test: string;
}

function readRows(): Row[] {
  const lines = readFileSync(new URL('coverage.md', import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => /^\| \d+ \|/.test(line))
    .map((line) => {
      const [n, what = '', where = '', test = ''] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      const [, stage, places = ''] = /^(?:([A-Z]) · )?(.*)$/.exec(where) ?? [];
      const books = places.split('；').map((place) => {
        const [book = '', ids = ''] = place.split('：');
        return { book, ids: ids.split('、') };
      });
      return { n: Number(n), what, stage, where: books, test };
    });
}

const rows = readRows();

describe('docs/coverage.md', () => {
  it('has each of the 162 numbers once, in order', () => {
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 162 }, (_, i) => i + 1));
    expect(rows.filter(({ what }) => what === '')).toEqual([]);
  });

  it('names tests that exist', () => {
    expect(rows.filter(({ test }) => !test.endsWith('.test.ts') || !existsSync(`${ROOT}${test}`))).toEqual([]);
  });

  it('leaves open only what an open issue will fill', () => {
    expect(rows.filter(({ stage }) => stage !== undefined && !OPEN.includes(stage))).toEqual([]);
  });

  it.each(rows)('#$n is where it says', ({ n, where }) => {
    expect(where).not.toEqual([]);
    for (const { book, ids } of where) {
      const { steps, deadlines } = library.resolve(book);
      for (const id of ids) {
        const numbered = steps[id]?.from === book && steps[id].catalogue?.includes(n);
        expect([book, id, numbered || deadlines[id] !== undefined]).toEqual([book, id, true]);
      }
    }
  });

  it('has every numbered step of the documents', () => {
    const missing = DOCUMENTS.flatMap((book) =>
      Object.entries(library.resolve(book).steps).flatMap(([id, { from, catalogue }]) =>
        (from === book ? (catalogue ?? []) : [])
          .filter((n) => !rows[n - 1]?.where.some((place) => place.book === book && place.ids.includes(id)))
          .map((n) => `#${n} ${book} ${id}`),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('leaves no step of a document without a number, but the villages that the plan itself names', () => {
    const bare = DOCUMENTS.flatMap((book) =>
      Object.entries(library.resolve(book).steps).flatMap(([id, { from, catalogue }]) =>
        from === book && !catalogue ? [`${book} ${id}`] : [],
      ),
    );
    expect(bare).toEqual(['township-2022 village.fixed']);
  });
});
