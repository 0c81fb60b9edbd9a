import { describe, expect, it } from 'vitest';
import { complaints, resolveTexts } from './testing.ts';

const BASE = 'steps:\n  plan.x: { title: 骨架, level: round, by: office, copies: 1 }\n';
const ONE = `extends: [base]
words: { exit: 撤离 }
steps:
  plan.x: { title: 甲, level: round, by: office, copies: 3, approve: [{ by: lg }] }
  plan.one: { title: 一, level: round, by: office }
  plan.after: { title: 后, level: round, by: office, after: { plan.one: hard } }
`;
const TWO = `extends: [base]
words: { exit: 撤回 }
steps:
  plan.x: { title: 甲, level: round, by: office, copies: 2, demand: may, papers: [件] }
  plan.two: { title: 二, level: inspection, by: group }
  plan.wait: { title: 等, level: round, by: office, after: { plan.two: hard } }
`;
const compose = (text: string, one = ONE, two = TWO) => ({
  base: BASE,
  one,
  two,
  county: `extends: [one, two]\n${text}`,
});

describe('two documents', () => {
  it('differ in nothing silently', () => {
    const wrong = complaints(() => resolveTexts(compose('choose: {}\n')));
    expect(wrong.map((line) => line.split('：')[0])).toEqual([
      'county.yaml:4 choose “plan.x.demand”没有选择',
      'county.yaml:4 choose “plan.x.copies”没有选择',
      'county.yaml:4 choose “plan.x.approve”没有选择',
      'county.yaml:4 choose “words.exit”没有选择',
    ]);
    expect(wrong[2]).toContain('one 写 [{"as":"审批","by":"lg"}]；two 没有写');
  });

  it('give each field to the chosen one', () => {
    const choose = 'choose: { plan.x.copies: two, plan.x.*: one, words.exit: two }\n';
    const { steps, words } = resolveTexts(compose(choose));
    expect(steps['plan.x']).toMatchObject({
      copies: 2,
      demand: 'must',
      approve: [{ by: 'lg', as: '审批' }],
      papers: ['件'],
    });
    expect(words).toEqual({ exit: '撤回' });
  });

  it('may be chosen to say nothing', () => {
    const { steps } = resolveTexts(compose('choose: { plan.x.*: two, words.exit: one }\n'));
    expect(steps['plan.x']).not.toHaveProperty('approve');
  });

  it('need no choice where the county writes the field itself', () => {
    const text = 'choose: { plan.x.*: one, words.exit: one }\nsteps: { plan.x: { copies: 5 } }\n';
    expect(resolveTexts(compose(text)).steps['plan.x']?.copies).toBe(5);
  });

  it('make base yield without a choice', () => {
    const { steps } = resolveTexts(compose('', ONE, 'extends: [base]\n'));
    expect(steps['plan.x']).toMatchObject({ copies: 3, from: 'one' });
  });

  it('take no choice that is not theirs or decides nothing', () => {
    const text = 'choose:\n  plan.x.*: one\n  plan.x.copies: three\n  plan.one.title: one\n  words.exit: one\n';
    expect(complaints(() => resolveTexts(compose(text)))).toEqual([
      'county.yaml:6 choose.plan.x.copies “three”没有写“plan.x.copies”',
      'county.yaml:7 choose.plan.one.title “plan.one.title”没有可选的：各文件并无不同，或本规程已自行写明',
    ]);
  });
});

describe('replaces and rename', () => {
  const CHOICES = 'choose: { plan.x.*: one, words.exit: one';

  it('one duty under two ids becomes one, its differing fields chosen, its mentions renamed', () => {
    const text = `${CHOICES} }\nreplaces: { plan.one: [plan.two] }\n`;
    expect(complaints(() => resolveTexts(compose(text))).map((line) => line.split('：')[0])).toEqual([
      'county.yaml:4 choose “plan.one.title”没有选择',
      'county.yaml:4 choose “plan.one.level”没有选择',
      'county.yaml:4 choose “plan.one.by”没有选择',
    ]);
    const { steps } = resolveTexts(compose(text.replace('{ plan.x', '{ plan.one.*: two, plan.x')));
    expect(steps).not.toHaveProperty('plan.two');
    expect(steps['plan.one']).toMatchObject({ title: '二', level: 'inspection', from: 'two' });
    expect(steps['plan.wait']?.after).toEqual({ 'plan.one': 'hard' });
  });

  it('an id to keep has to be there', () => {
    const text = `${CHOICES} }\nreplaces:\n  plan.none: []\n`;
    expect(complaints(() => resolveTexts(compose(text)))).toEqual([
      'county.yaml:6 replaces.plan.none 没有这个步骤：plan.none',
    ]);
  });

  it('two duties under one id are told apart', () => {
    const text = 'choose: { words.exit: one }\nrename: { two: { plan.x: plan.other, plan.two: plan.zwei } }\n';
    const { steps } = resolveTexts(compose(text));
    expect(steps['plan.x']).toMatchObject({ copies: 3, from: 'one' });
    expect(steps['plan.other']).toMatchObject({ copies: 2, from: 'two' });
    expect(steps['plan.wait']?.after).toEqual({ 'plan.zwei': 'hard' });
  });

  it('duties known to be the same are not both kept', () => {
    const step = (id: string) => `extends: [base]\nsteps: { ${id}: { title: 函, level: round, by: office } }\n`;
    const texts = compose('', step('inform.inquiries'), step('inform.requests'));
    expect(complaints(() => resolveTexts(texts))).toEqual([
      'county.yaml:3 extends “inform.inquiries”与“inform.requests”是同一件事（§5-6），没有选择',
    ]);
    const told = 'rename: { two: { inform.requests: inform.circulars } }\n';
    expect(Object.keys(resolveTexts({ ...texts, county: `extends: [one, two]\n${told}` }).steps)).toContain(
      'inform.circulars',
    );
  });
});

describe('a slice', () => {
  const LATE = `extends: [base]
params: { entryBy: 进驻, draftsBy: 反馈稿 }
letters:
  inquiry: { title: 函, step: inform.a, units: [aud] }
steps:
  inform.a: { title: 函, level: round, by: office }
  hear.b: { title: 会, level: round, by: lg, after: { inform.a: hard } }
  feedback.c: { title: 稿, level: inspection, by: group, after: { hear.b: hard } }
  feedback.d: { title: 会, level: inspection, by: group, after: { feedback.c: hard } }
deadlines:
  entry: { title: 甲, level: round, from: { param: entryBy }, within: on the date, met-by: hear.b, owed-by: group, owed-to: office, force: hard }
  drafts: { title: 乙, level: inspection, from: hear.b, within: 5 days, met-by: feedback.c, owed-by: group, owed-to: office, force: hard }
`;
  const slice = (text: string) => ({
    base: BASE,
    late: LATE,
    county: `extends:\n  - late: { from: feedback }\n${text}`,
  });

  it('whose gates and triggers stay behind is refused at the document’s own lines', () => {
    expect(complaints(() => resolveTexts(slice('')))).toEqual([
      'late.yaml:10 steps.feedback.c.after.hear.b 没有这个步骤：hear.b',
      'late.yaml:14 deadlines.drafts.from 没有这个步骤或事实：hear.b，期限无从起算',
    ]);
  });

  it('takes steps and deadlines of its stage and later', () => {
    const text = 'steps: { feedback.c: { after: {} } }\ndeadlines: { drafts: { from: feedback.d } }\n';
    const book = resolveTexts(slice(text));
    expect(Object.keys(book.steps)).toEqual(['feedback.c', 'feedback.d']);
    expect(Object.keys(book.deadlines)).toEqual(['drafts']);
    expect(book).toMatchObject({ params: {}, letters: {}, lineage: ['base', 'late', 'county'] });
  });

  it('from an unknown stage is refused', () => {
    const texts = { base: BASE, late: LATE, county: 'extends:\n  - late: { from: lunch }\n' };
    expect(complaints(() => resolveTexts(texts))[0]).toContain('county.yaml:4 extends.0.late.from 不认识的词');
  });
});
