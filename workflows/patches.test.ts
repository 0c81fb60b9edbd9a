import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PATCHES } from './patches.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'patches.ts')
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));

describe('the catalogue of patches', () => {
  it('has every patched() there is in the workflows, and nothing that is not used', () => {
    const used = sources.flatMap((text) =>
      [...text.matchAll(/\b(?:patched|deprecatePatch)\(([^)]*)\)/g)].map(([, id]) => id),
    );
    expect(used.sort()).toEqual(
      Object.keys(PATCHES)
        .map((name) => `PATCHES.${name}.id`)
        .sort(),
    );
  });

  it('says of each when, in which release, why, and when it may go; ids are never used twice', () => {
    const all = Object.values(PATCHES);
    for (const { id, since, release, reason, removeWhen } of all) {
      expect(id).toMatch(/^[a-z][a-z-]+$/);
      expect(since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(release).toMatch(/^\d+\.\d+\.\d+$/);
      expect(reason.length).toBeGreaterThan(10);
      expect(removeWhen.length).toBeGreaterThan(10);
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });
});
