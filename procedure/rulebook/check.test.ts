import { describe, expect, it } from 'vitest';
import { complaints, resolveTexts } from './testing.ts';

const wrong = (text: string) => complaints(() => resolveTexts({ a: text }));

const STEPS = `steps:
  plan.x: { title: 甲, level: round, by: office }
  plan.y: { title: 乙, level: round, by: office, after: { plan.x: hard } }
`;

const deadline = (fields: string) => `${STEPS}letters:
  inquiry: { title: 函, step: plan.x, units: [aud] }
deadlines:
  x:
    { title: 期, level: round, met-by: plan.y, owed-by: org, owed-to: office, force: hard, ${fields} }
`;

describe('a step that names what is not there', () => {
  it.each([
    ['after: { plan.z: hard }', 'after.plan.z 没有这个步骤：plan.z'],
    ['before: { plan.z: soft }', 'before.plan.z 没有这个步骤：plan.z'],
    ['records: [plan.z]', 'records.0 没有这个步骤：plan.z'],
    ['kinds: { k: 种 }, after-when: { other: {} }', 'after-when.other 没有这个种类：other'],
    ['approve: [{ by: boss }]', 'approve.0.by 没有这个角色：boss'],
    ['approve: [{ by: lg, when: k }]', 'approve.0.when 没有这个种类：k'],
    ['when: villages', 'when 没有这个情形（traits）：villages'],
    ['done-by: { fact: letter.lost }', 'done-by.fact 没有这个事实：letter.lost'],
    ['done-by: { fact: letter.sent, letter: none }', 'done-by.letter 没有这个函件：none'],
    ['done-by: { fact: letter.sent, unit: bank }', 'done-by.unit 没有这个协作单位：bank'],
  ])('%s', (fields, message) => {
    const text = `steps:\n  plan.x: { title: 甲, level: round, by: office }\n  plan.y:\n    { title: 乙, level: round, by: office, ${fields} }\n`;
    expect(wrong(text)).toEqual([`a.yaml:6 steps.plan.y.${message}`]);
  });

  it('unknown role', () => {
    expect(wrong('steps:\n  plan.x: { title: 甲, level: round, by: nobody }\n')).toEqual([
      'a.yaml:4 steps.plan.x.by 没有这个角色：nobody',
    ]);
  });

  it('a step without its title, level and doer', () => {
    expect(wrong('steps:\n  plan.x: { clause: 一 }\n').map((line) => line.split(' ')[1])).toEqual(
      Array(3).fill('steps.plan.x'),
    );
  });
});

describe('a deadline', () => {
  it('that is well written passes', () => {
    expect(wrong(deadline('from: letter.received, within: 3 working days'))).toEqual([]);
  });

  it.each([
    ['from: plan.z, within: 3 days', 'from 没有这个步骤或事实：plan.z，期限无从起算'],
    ['from: { planned: plan.z }, within: 2 days before', 'from.planned 没有这个步骤或事实：plan.z，期限无从起算'],
    ['from: { end: plan.z, of: 2 months }, within: 3 days', 'from.end 没有这个步骤或事实：plan.z，期限无从起算'],
    ['from: { param: entryBy }, within: on the date', 'from.param 没有这个轮次参数：entryBy'],
    ['from: { due: y }, every: month-end', 'from.due 没有这个期限：y'],
    ['from: clue.feedback, within: 3 days', 'from 没有移交，clue.feedback 不会发生'],
    ['from: plan.x, within: 3 days, when: villages', 'when 没有这个情形（traits）：villages'],
    ['from: plan.x, times: { plan.z: 2 }', 'times.plan.z 没有这个步骤或事实：plan.z'],
    ['from: plan.x, every: week, until: plan.z', 'until 没有这个步骤或事实：plan.z'],
    ['from: plan.x, within: 3 days, units: [bank]', 'units 没有这个协作单位：bank'],
    ['from: plan.x, within: 3 days, escalate: [{ at: due, to: boss }]', 'escalate.0.to 没有这个角色：boss'],
    ['from: plan.x, within: 3 days, ladder: steep', 'ladder 没有这种阶梯：steep'],
    [
      'from: letter.received, also-from: { units: [court], fact: letter.personnel-received }, within: 3 days',
      'also-from.units 没有发给 court 的函件',
    ],
  ])('%s', (fields, message) => {
    expect(wrong(deadline(fields))).toEqual([`a.yaml:10 deadlines.x.${message}`]);
  });

  it('counted in two ways, or in none, is refused', () => {
    const line = 'a.yaml:9 deadlines.x within、every、times、no-number 四者恰写一个';
    expect(wrong(deadline('from: plan.x, within: 3 days, every: week'))).toEqual([line]);
    expect(wrong(deadline('from: plan.x'))).toEqual([line]);
  });

  it('of letters that nobody sends has nothing to start it', () => {
    const text = deadline('from: letter.received, within: 3 days').replace(/letters:\n.*\n/, '');
    expect(wrong(text)[0]).toContain('没有会发出的函件，letter.received 不会发生，期限无从起算');
  });

  it('of an unknown kind of letter is refused', () => {
    expect(wrong(deadline('from: letter.received, letter: other, within: 3 days'))).toContain(
      'a.yaml:10 deadlines.x.letter 没有这种函件：other',
    );
  });

  it('met by nothing is refused', () => {
    const text = deadline('from: plan.x, within: 3 days').replace('met-by: plan.y', 'met-by: plan.z');
    expect(wrong(text)).toEqual(['a.yaml:10 deadlines.x.met-by 没有这个步骤或事实：plan.z']);
  });
});

describe('the rest of a rulebook', () => {
  it('letters name a step and cooperating units, receivers and overrides are known', () => {
    const text = `letters:
  inquiry: { title: 函, step: plan.z, units: [bank] }
receivers:
  shop: { title: 店 }
override: { by: boss, note: 无 }
${STEPS}`;
    expect(wrong(text)).toEqual([
      'a.yaml:4 letters.inquiry.units.0 没有这个协作单位：bank',
      'a.yaml:4 letters.inquiry.step 没有这个步骤：plan.z',
      'a.yaml:6 receivers.shop 没有这个协作单位：shop',
      'a.yaml:7 override.by 没有这个角色：boss',
    ]);
  });

  it('gates do not wait for each other, whichever way they are written', () => {
    const text = `steps:
  plan.x: { title: 甲, level: round, by: office, after: { plan.z: soft } }
  plan.y: { title: 乙, level: round, by: office, after: { plan.x: hard }, before: { plan.z: hard } }
  plan.z: { title: 丙, level: round, by: office }
`;
    expect(wrong(text)).toEqual(['a.yaml:4 steps.plan.x.after.plan.z 前置互相等待：plan.x → plan.z → plan.y → plan.x']);
  });
});
