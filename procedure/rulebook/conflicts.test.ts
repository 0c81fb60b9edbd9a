import { describe, expect, it } from 'vitest';
import { CONFLICTS, conflictsBetween, conflictsOf, pairsOf } from './conflicts.ts';
import { draft } from './draft.ts';
import { RULEBOOK_DIR } from './library.ts';
import { loadSources, parseSource } from './load.ts';
import { resolveRulebook } from './resolve.ts';
import { complaints, problemsOf, resolveTexts } from './testing.ts';

const sources = loadSources(RULEBOOK_DIR);

const differing = CONFLICTS.filter((conflict) => pairsOf(conflict).length > 0);
const cases = differing.flatMap((conflict) =>
  pairsOf(conflict).map(([a, b]) => ({
    no: conflict.no,
    a,
    b,
    seen: !conflict.unseen?.some((pair) => pair.includes(a) && pair.includes(b)),
  })),
);

describe('the conflicts of procedure.md §5', () => {
  it('are all 31, those between documents with a key', () => {
    expect(CONFLICTS.map(({ no }) => no)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
    expect(differing.filter(({ keys }) => keys.length === 0)).toEqual([]);
    expect(differing.map(({ no }) => no)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 29, 31,
    ]);
  });

  it('are between documents that exist', () => {
    const named = CONFLICTS.flatMap(({ says }) => Object.keys(says));
    expect(named.filter((id) => !sources.has(id))).toEqual([]);
  });

  it.each(cases)('§5-$no: $a with $b is refused when only this is not chosen', ({ no, a, b, seen }) => {
    const { choices, replaces } = draft([{ name: a }, { name: b }], sources, {});
    const others = choices.filter(({ key }) => !conflictsOf(key).includes(no));
    const choose = Object.fromEntries(others.map(({ key, said }) => [key, said[0]?.parent]));
    const text = JSON.stringify({ id: 'county', title: '县', extends: [a, b], replaces, choose });
    const all = new Map([...sources, ['county', parseSource(text, 'county.yaml')]]);
    const open = problemsOf(() => resolveRulebook('county', all)).flatMap(({ choice }) => choice?.key ?? []);
    expect(open.some((key) => conflictsOf(key).includes(no))).toBe(seen);
  });

  it('cannot all be seen in a field: these are settled by hand', () => {
    expect(cases.filter(({ seen }) => !seen).map(({ no, a, b }) => `${no} ${a} ${b}`)).toEqual([
      '20 township-2022 xinghai-2020',
      '20 township-2022 lixian-2019',
    ]);
  });

  it('belong to rulebooks by their documents', () => {
    const numbers = (a: string, b: string) => conflictsBetween([a], [b]).map(({ no }) => no);
    expect(numbers('township-2022', 'xinghai-2020')).toEqual([1, 2, 6, 17, 18, 20, 24, 29]);
    expect(numbers('liaison-2022', 'xinghai-2020')).toEqual([4, 5, 18, 19, 26]);
    expect(numbers('township-2022', 'township-2022')).toEqual([]);
  });
});

describe('what only one of two documents has', () => {
  const base = 'steps:\n  hear.secretary: { title: 会, level: round, by: sec }\n';
  const one = `extends: [base]
steps:
  hear.secretary: { title: 会, level: round, by: sec }
  hear.standing-committee: { title: 常委会, level: round, by: sc }
  feedback.drafts: { title: 稿, level: round, by: group, after: { hear.standing-committee: hard, hear.secretary: hard } }
deadlines:
  hearing.standing-committee:
    { title: 期, level: round, from: hear.secretary, within: 3 days, met-by: hear.standing-committee, owed-by: sc, owed-to: office, force: hard }
`;
  const two = 'extends: [base]\nsteps:\n  hear.secretary: { title: 会, level: round, by: sec }\n';
  const compose = (choose: string, other = two) => ({
    base,
    one,
    two: other,
    county: `extends: [one, two]\n${choose}`,
  });

  it('stays or goes by its bare id, and with it its gates and deadlines', () => {
    expect(complaints(() => resolveTexts(compose('')))).toEqual([
      'county.yaml:3 extends “hear.standing-committee”没有选择：one 写 "常委会"；two 没有写',
    ]);
    const kept = resolveTexts(compose('choose: { hear.standing-committee: one }\n'));
    expect(Object.keys(kept.steps)).toContain('hear.standing-committee');
    const gone = resolveTexts(compose('choose: { hear.standing-committee: two }\n'));
    expect(Object.keys(gone.steps)).not.toContain('hear.standing-committee');
    expect(gone.steps['feedback.drafts']?.after).toEqual({ 'hear.secretary': 'hard' });
    expect(gone.deadlines).toEqual({});
  });

  it('needs no choice where the other document does not deal with the matter, or the county writes it', () => {
    const silent = compose('', 'extends: [base]\n');
    expect(Object.keys(resolveTexts(silent).steps)).toContain('hear.standing-committee');
    const own = compose('steps: { hear.standing-committee: { by: county } }\n');
    expect(resolveTexts(own).steps['hear.standing-committee']?.by).toBe('county');
  });
});
