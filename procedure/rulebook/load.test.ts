import { describe, expect, it } from 'vitest';
import { byId, parseSource } from './load.ts';
import { complaints, problemsOf } from './testing.ts';

const wrong = (text: string) => complaints(() => parseSource(text, 'a.yaml'));

describe('parseSource', () => {
  it('reads a rulebook', () => {
    const { book } = parseSource(
      'id: a\ntitle: 甲\nsteps:\n  plan.x: { title: 甲, level: round, by: office }\n',
      'a.yaml',
    );
    expect(book.steps['plan.x']).toEqual({ title: '甲', level: 'round', by: 'office' });
  });

  it('names the line of an unknown word', () => {
    const text = 'id: a\ntitle: 甲\nsteps:\n  plan.x:\n    title: 甲\n    levle: round\n';
    expect(wrong(text)).toEqual(['a.yaml:6 steps.plan.x.levle 不认识的字段“levle”']);
  });

  it('says what was expected instead of an unknown value', () => {
    const text = 'id: a\ntitle: 甲\nsteps:\n  plan.x: { level: county }\n';
    const [problem] = problemsOf(() => parseSource(text, 'a.yaml'));
    expect(problem).toMatchObject({ line: 4, column: 13, path: 'steps.plan.x.level', message: '不认识的词' });
    expect(problem?.expected).toContain('“round”');
  });

  it('refuses a wrong unit of time', () => {
    const text = 'id: a\ntitle: 甲\ndeadlines:\n  x:\n    within: 3 workdays\n';
    expect(wrong(text)[0]).toContain('a.yaml:5 deadlines.x.within 期限应写作');
  });

  it.each(['3 working day before', '2 months before', 'three days', '-1 days', '0 working days'])(
    'refuses the term “%s”',
    (term) => {
      expect(wrong(`id: a\ntitle: 甲\ndeadlines: { x: { within: ${term} } }\n`)).toHaveLength(1);
    },
  );

  it('points into the alternative that was meant', () => {
    const text = 'id: a\ntitle: 甲\ndeadlines:\n  x:\n    from: { parm: entryBy }\n';
    expect(wrong(text)).toContain('a.yaml:5 deadlines.x.from.parm 不认识的字段“parm”');
  });

  it('points into a list', () => {
    const text = 'id: a\ntitle: 甲\nsteps:\n  plan.x:\n    approve:\n      - { by: lg }\n      - { as: 审批 }\n';
    expect(wrong(text)[0]).toContain('a.yaml:7 steps.plan.x.approve.1.by');
  });

  it('reports everything at once', () => {
    expect(wrong('id: A\nsteps: { plan.x: { level: 1, many: 是 } }\n')).toHaveLength(4);
  });

  it('names the line of broken YAML and of a key written twice', () => {
    expect(wrong('id: a\ntitle: [甲\n')[0]).toMatch(/^a\.yaml:\d+ {2}YAML 写法有误/);
    expect(wrong('id: a\ntitle: 甲\ntitle: 乙\n')[0]).toMatch(/^a\.yaml:3 /);
  });

  it('refuses an empty file', () => {
    expect(wrong('')[0]).toContain('a.yaml:1');
  });
});

describe('byId', () => {
  it('refuses one id twice and a file named otherwise than its id', () => {
    const a = parseSource('id: a\ntitle: 甲\n', 'x/a.yaml');
    const other = parseSource('id: a\ntitle: 甲\n', 'y/a.yaml');
    const misnamed = parseSource('id: a\ntitle: 甲\n', 'b.yaml');
    expect(complaints(() => byId([a, other]))).toEqual(['y/a.yaml:1 id 标识“a”已用于 x/a.yaml']);
    expect(complaints(() => byId([misnamed]))).toEqual(['b.yaml:1 id 标识与文件名不同']);
  });
});
