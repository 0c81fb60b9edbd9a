import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hashOf } from './hash.ts';
import { JSON_SCHEMA_FILE, rulebookJsonSchema } from './json-schema.ts';
import { RULEBOOK_DIR, rulebookLibrary } from './library.ts';

const COUNTY = fileURLToPath(new URL('../../test/engine/rulebooks/jiaxian-2024.yaml', import.meta.url));
const library = rulebookLibrary();
const ids = library.ids();

it('keeps the other rulebooks usable when one cannot be read, and tells what is wrong when that one is asked for', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rulebooks-'));
  cpSync(join(RULEBOOK_DIR, 'base.yaml'), join(dir, 'base.yaml'));
  writeFileSync(join(dir, 'county.yaml'), 'id: county\ntitle: 某县\nstpes: {}\n');
  const own = rulebookLibrary(dir);
  expect(own.ids()).toEqual(['base', 'county']);
  expect(own.resolve('base').id).toBe('base');
  expect(() => own.resolve('county')).toThrow(/county\.yaml:3:1 .*stpes/);
});

it('puts a county’s own folder beside those that ship, and lets no file take another’s name', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rulebooks-'));
  cpSync(COUNTY, join(dir, 'jiaxian-2024.yaml'));
  cpSync(join(RULEBOOK_DIR, 'base.yaml'), join(dir, 'base.yaml'));
  writeFileSync(join(dir, 'other.yaml'), 'id: jiaxian\ntitle: 甲县\n');
  const both = rulebookLibrary(RULEBOOK_DIR, dir);
  expect(both.resolve('jiaxian-2024').lineage).toEqual(['base', 'township-2022', 'jiaxian-2024']);
  expect(both.resolve('base').hash).toBe(library.resolve('base').hash);
  expect(() => both.resolve(join(dir, 'base.yaml'))).toThrow(/标识“base”已用于/);
  expect(() => both.resolve('other')).toThrow(/标识与文件名不同/);
  expect(rulebookLibrary(RULEBOOK_DIR, join(dir, 'none')).ids()).toEqual(ids);
});

describe('the rulebooks of this repository', () => {
  it('are the files of the folder', () => {
    const files = readdirSync(RULEBOOK_DIR).filter((name) => name.endsWith('.yaml'));
    expect(ids).toEqual(files.map((name) => name.slice(0, -'.yaml'.length)).sort());
    expect(ids).toEqual(
      expect.arrayContaining(['base', 'liaison-2022', 'wuyang-2023', 'township-2022', 'xinghai-2020', 'lixian-2019']),
    );
  });

  it.each(ids)('%s resolves, once, to something that survives JSON', (id) => {
    const book = library.resolve(id);
    expect(library.resolve(id)).toBe(book);
    expect(JSON.parse(JSON.stringify(book))).toEqual(book);
    const { hash, ...content } = book;
    expect(hash).toBe(hashOf(content));
    expect(rulebookLibrary().resolve(id).hash).toBe(hash);
  });

  it.each(ids)('%s runs from the plan to the end', (id) => {
    const { steps } = library.resolve(id);
    const spine = [
      'plan.round-plan',
      'station.entry',
      'withdraw.exit',
      'report.situation',
      'hear.secretary',
      'feedback.leadership',
    ];
    expect(Object.keys(steps)).toEqual(
      expect.arrayContaining([...spine, 'rectify.reports', 'archive.handover', 'archive.close']),
    );
  });

  it.each(ids)('%s does not make the archive wait for rectification', (id) => {
    const { steps } = library.resolve(id);
    const waits = (step: string): string[] =>
      Object.keys(steps[step]?.after ?? {}).flatMap((gate) => [gate, ...waits(gate)]);
    expect(waits('archive.handover').filter((gate) => gate.startsWith('rectify.'))).toEqual([]);
  });

  it.each(ids.filter((id) => id !== 'base'))('%s gives a clause for each of its own steps and deadlines', (id) => {
    const { steps, deadlines } = library.resolve(id);
    const bare = Object.entries(steps).filter(([, step]) => step.from !== 'base' && !step.clause);
    expect(bare.map(([step]) => step).filter((step) => step !== 'station.entry')).toEqual([]);
    expect(Object.values(deadlines).filter((rule) => !rule.clause)).toEqual([]);
  });

  it.each(ids)('%s takes every ladder from 本系统默认', (id) => {
    const rules = Object.values(library.resolve(id).deadlines);
    expect(rules.filter((rule) => rule.escalate && !rule.ladder)).toEqual([]);
  });

  it.each(ids)('%s tells its editor where the schema is', (id) => {
    const [first] = readFileSync(join(RULEBOOK_DIR, `${id}.yaml`), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=./rulebook.schema.json');
  });
});

it('the JSON Schema file is that of the code (npx tsx procedure/rulebook/json-schema.ts)', () => {
  expect(JSON.parse(readFileSync(JSON_SCHEMA_FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(rulebookJsonSchema())));
});
