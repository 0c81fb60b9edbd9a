import { describe, expect, it } from 'vitest';
import { draft, draftYaml, type Part, readParts } from './draft.ts';
import { RULEBOOK_DIR } from './library.ts';
import { loadSources, parseSource } from './load.ts';
import { resolveRulebook } from './resolve.ts';

const sources = loadSources(RULEBOOK_DIR);
const about = { text: ({ key }: { key: string }) => key, alone: (key: string) => key.endsWith('.approve') };
const written = (yaml: string) => {
  const source = parseSource(yaml, 'draft.yaml');
  return resolveRulebook(source.book.id, new Map([...sources, [source.book.id, source]]));
};

describe('what to compose', () => {
  it.each<[string, Part[]]>([
    ['a+b', [{ name: 'a' }, { name: 'b' }]],
    ['a+b,from feedback', [{ name: 'a' }, { name: 'b', from: 'feedback' }]],
    ['a + b(from feedback)+c', [{ name: 'a' }, { name: 'b', from: 'feedback' }, { name: 'c' }]],
    ['a+b, from=hear', [{ name: 'a' }, { name: 'b', from: 'hear' }]],
  ])('%s', (text, parts) => {
    expect(readParts(text)).toEqual(parts);
  });

  it.each(['a', '', 'a+', 'a+b,from lunch', 'a+B'])('“%s” is none', (text) => {
    expect(readParts(text)).toBeUndefined();
  });
});

describe('a draft', () => {
  const parts = [{ name: 'xinghai-2020' }, { name: 'wuyang-2023' }];

  it('finds double duties first, then every choice with what each says', () => {
    const { choices, open, replaces, book } = draft(parts, sources, {});
    expect(open).toEqual(choices);
    expect(replaces['inform.inquiries']).toEqual(['inform.requests']);
    expect(choices.find(({ key }) => key === 'hearing.form')?.said).toEqual([
      { parent: 'xinghai-2020', value: 'separate' },
      { parent: 'wuyang-2023', value: 'combined' },
    ]);
    expect(choices.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['clue.transfer', 'hear.standing-committee', 'learn.personal-matters-names.approve']),
    );
    expect(book).toBeUndefined();
  });

  it('leaves a line to fill for every choice, those of one item together', () => {
    const yaml = draftYaml(draft(parts, sources, {}), about);
    expect(yaml).toContain('  inform.inquiries: [inform.requests]');
    expect(yaml).toMatch(/ {2}# transfer\.approval\.title\n(?: {2}# .*\n)+ {2}transfer\.approval\.\*:\n/);
    expect(yaml).toContain('  # transfer.approval.approve\n  transfer.approval.approve:\n');
    expect(() => parseSource(yaml, 'draft.yaml')).toThrow('类型不对或没有写');
  });

  it('with every choice is a rulebook that passes the check', () => {
    const { choices } = draft(parts, sources, {});
    const first = (key: string) => (/inquiry|inquiries/.test(key) ? 'wuyang-2023' : 'xinghai-2020');
    const given = Object.fromEntries(choices.map(({ key }) => [key, first(key)]));
    const made = draft(parts, sources, given);
    expect([made.open, made.left]).toEqual([[], []]);
    expect(written(draftYaml(made, about)).steps['inform.inquiries']?.from).toBe('wuyang-2023');
  });

  it('takes all of an item by “*”, and tells a choice that is none', () => {
    const { open, left } = draft(parts, sources, { 'transfer.approval.*': 'xinghai-2020', 'no.such': 'wuyang-2023' });
    expect(open.filter(({ key }) => key.startsWith('transfer.approval.'))).toEqual([]);
    expect(left.map(({ path }) => path)).toContain('choose.no.such');
  });

  it('lets go of gates that stay behind a slice, and asks for the trigger', () => {
    const slice: Part[] = [{ name: 'township-2022' }, { name: 'xinghai-2020', from: 'feedback' }];
    const given = { 'words.exit': 'township-2022' };
    const made = draft(slice, sources, given);
    expect(made.steps['feedback.drafts']?.after).toEqual({ 'hear.leading-group': 'hard', 'hear.secretary': 'hard' });
    expect(made.untriggered).toEqual(['feedback.drafts']);
    expect(made.left.map(({ path }) => path)).toEqual(['deadlines.feedback.drafts.from']);
    const whole = draft(slice, sources, { ...given, 'feedback.drafts.from': 'hear.secretary' });
    expect(whole.left).toEqual([]);
    const book = written(draftYaml(whole, about));
    expect(book.deadlines['feedback.drafts']).toMatchObject({ from: 'hear.secretary', within: '5 working days' });
    expect(book.steps['archive.handover']?.after).toEqual({ 'archive.compile': 'hard' });
  });
});
