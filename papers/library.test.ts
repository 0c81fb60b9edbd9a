import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { emptyPaper } from './empty.ts';
import { paperLibrary, readTemplate } from './library.ts';

const dirs: string[] = [];
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true });
});

function county(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'papers-'));
  dirs.push(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}

const PLEDGE = `id: pledge
title: 本县保密承诺
subject: person
kind: letter
steps: [plan.pledges]
fields:
  name: { label: 姓名, own: name }
blocks:
  - title: 本县保密承诺
  - p: 承诺人：{name}
`;

/** What is wrong with a template, each with its place. */
function faults(text: string): string[] {
  try {
    readTemplate(text, 'pledge.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof RulebookError)) throw error;
    return error.message.split('\n');
  }
}

describe('the papers of a county', () => {
  it('take the place of ours of the same id, the others stay', () => {
    const ours = paperLibrary();
    const { templates, house } = paperLibrary(
      county({ 'pledge.yaml': PLEDGE, 'house.yaml': 'phone: "0395-1234567"\n' }),
    );
    expect(templates.get('pledge')).toMatchObject({ title: '本县保密承诺', replaced: true });
    expect(templates.get('inquiry-letter')).toEqual(ours.templates.get('inquiry-letter'));
    expect(templates.size).toBe(ours.templates.size);
    expect(house).toEqual({ ...ours.house, phone: '0395-1234567' });
  });

  it('may be papers that we do not have', () => {
    const own = paperLibrary(county({ 'own-pledge.yaml': PLEDGE.replace('id: pledge', 'id: own-pledge') }));
    expect(own.templates.get('own-pledge')).toMatchObject({ replaced: false });
  });

  it('are told where they are wrong, with file and line', () => {
    const dir = county({ 'pledge.yaml': PLEDGE.replace('{name}', '{nobody}') });
    expect(() => paperLibrary(dir)).toThrow(`${dir}/pledge.yaml:10:5 没有声明的字段“nobody”，应为name（blocks.1.p）`);
    expect(() => paperLibrary('/no/such/folder')).toThrow('没有文件夹 /no/such/folder');
  });
});

describe('a template that is wrong', () => {
  it.each([
    ['a block nobody knows', PLEDGE.replace('- p:', '- paragraph:'), '不认识的字段“paragraph”'],
    ['a value the ledger does not have', PLEDGE.replace('own: name', 'own: salary'), '台账里没有“salary”'],
    ['two sources', PLEDGE.replace('own: name', 'own: name, by-hand: text'), '须恰好写一个来源'],
    ['no source', PLEDGE.replace(', own: name', ''), '须恰好写一个来源'],
    ['a subject nobody knows', PLEDGE.replace('subject: person', 'subject: anybody'), '不认识的词'],
    [
      'rows the subject does not have',
      `${PLEDGE}  - rows: clues\n    columns: [{ title: 号, text: '{no}', width: 1 }]\n`,
      '“巡察人员”没有逐行的“clues”',
    ],
    ['a field nothing prints', PLEDGE.replace('{name}', '＿'), '没有一处印出字段“name”'],
    ['another id than its file', PLEDGE.replace('id: pledge', 'id: promise'), '标识与文件名不同'],
    ['no YAML', PLEDGE.replace('own: name }', 'own: name'), 'YAML 写法有误'],
    ['a form that is no form', `${PLEDGE}  - form:\n      - cells: [{ label: 甲, wide: 13 }]\n`, 'wide'],
  ])('says so: %s', (_, text, said) => {
    const [first = '', ...others] = faults(text);
    expect([first, ...others].join('\n')).toContain(said);
    expect(first).toMatch(/^pledge\.yaml:\d+:\d+ /);
  });
});

describe('an empty paper', () => {
  it('has lines to fill in by hand, and no word of a program', () => {
    for (const template of paperLibrary().templates.values()) {
      const text = JSON.stringify(emptyPaper(template, {}).blocks);
      expect(text, template.id).not.toMatch(/undefined|\{[a-zA-Z]+\}/);
    }
    const { blocks } = emptyPaper(readTemplate(PLEDGE, 'pledge.yaml'), {});
    expect(blocks.at(-1)).toMatchObject({ runs: [{ text: '承诺人：' }, { text: '＿＿＿＿＿＿＿＿', blank: true }] });
  });
});
