import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { factWords } from '../../procedure/rulebook/words.ts';
import { checkFile } from './check.ts';
import { diffLines } from './diff.ts';
import { rulebookCommand } from './program.ts';

const CLI = fileURLToPath(new URL('../rulebook.ts', import.meta.url));
const BOOKS = fileURLToPath(new URL('../../procedure/rulebooks/', import.meta.url));

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rulebook-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The command in this process: starting another for each call takes two seconds. */
async function rulebook(...args: string[]) {
  const out = { stdout: '', stderr: '' };
  const into = (name: keyof typeof out) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      out[name] += String(text);
      return true;
    });
  const spies = [into('stdout'), into('stderr')];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await rulebookCommand().parseAsync(args, { from: 'user' });
    return { exitCode: process.exitCode, stdout: out.stdout.trimEnd(), stderr: out.stderr.trimEnd() };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

it('is a command', async () => {
  const { stdout } = await execa('tsx', [CLI, 'explain', 'township-2022', 'mobile-villages.list'], {
    preferLocal: true,
  });
  expect(stdout).toContain('期限：7 日（日历日）');
});

async function write(id: string, text: string): Promise<string> {
  const file = join(folder, `${id}.yaml`);
  await writeFile(file, `id: ${id}\ntitle: 甲县\n${text}`);
  return file;
}

describe('rulebook check', () => {
  it('says of a good one what it has and what no document says', async () => {
    const { exitCode, stdout } = await rulebook('check', join(BOOKS, 'liaison-2022.yaml'));
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\d+ 个步骤/);
    expect(stdout).toContain('3 条时限');
    expect(stdout).toMatch(/本县文件未规定（骨架步骤） \d+ 项：.*轮次办结（archive\.close）/);
    expect(stdout).toContain('升级阶梯“hard”是本系统默认：liaison.list、work-report.materials');
    expect(stdout).toContain('放行闸、批准顺延：常务副组长（本县未规定，由规程填写）');
  });

  it('gives file, line, path and fix of each thing wrong', async () => {
    const file = await write('bad', 'extends: [township-2022]\nsteps:\n  plan.x:\n    title: 甲\n    levle: round\n');
    const { exitCode, stderr } = await rulebook('check', file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${file}:7:5 steps.plan.x.levle\n  不认识的字段“levle”\n  改法：改为“level”`);
  });

  it('finds names that are not there and says which was meant', async () => {
    const step = 'plan.x: { title: 甲, level: round, by: ofice, after: { plan.notcie: hard } }';
    const file = await write('names', `extends: [township-2022]\nsteps:\n  ${step}\n`);
    const { exitCode, stderr } = await rulebook('check', file);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /names\.yaml:5:\d+ steps\.plan\.x\.after\.plan\.notcie\n {2}没有这个步骤：plan\.notcie\n {2}改法：改为“plan\.notice”/,
    );
    expect(stderr).toContain('改法：改为“office”');
  });

  it('asks for the choice that is missing', async () => {
    const file = await write('open', 'extends: [liaison-2022, lixian-2019]\n');
    const { exitCode, stderr } = await rulebook('check', file);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('“station.hear-report.after”没有选择');
    expect(stderr).toContain(
      '在 choose 里写 “station.hear-report.after: liaison-2022” 或 “station.hear-report.after: lixian-2019”',
    );
  });

  it('takes a county’s own rule, paper and rung, and a parent beside it', async () => {
    await write(
      'county',
      `extends: [xinghai-wuyang]
steps:
  plan.handbook: { title: 工作手册, level: group, by: office, after: { plan.grouping: hard }, papers: [工作手册], clause: 本县 }
deadlines:
  handbook.handout:
    title: 发工作手册
    clause: 本县
    level: group
    from: plan.mobilisation
    within: 2 working days
    met-by: plan.handbook
    owed-by: office
    owed-to: group
    force: hard
    warn: [1 working day before]
    escalate: [{ at: due, to: office }, { after: 1 working day, to: director, paper: 提示单 }]
`,
    );
    const { exitCode, stdout } = await rulebook('check', await write('town', 'extends: [county]\n'));
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, expect.stringMatching(/\d+ 个步骤/)]);
    expect(stdout).toContain('21 条时限');
  });

  it('of no file', async () => {
    expect(await rulebook('check', 'nowhere.yaml')).toMatchObject({
      exitCode: 2,
      stderr: '没有这个文件：nowhere.yaml',
    });
  });
});

describe('rulebook explain', () => {
  it('a step', async () => {
    const { stdout } = await rulebook('explain', 'xinghai-2020', 'learn.talks');
    expect(stdout).toContain('出处：xinghai-2020 （十二）3　目录 #62');
    expect(stdout).toContain('签批：组长一对一批准（一对一时）');
    expect(stdout).toContain('前置（硬，缺了不能登记）：个别谈话方案（learn.talk-plan）');
    expect(stdout).toContain('前置（软，只提示）：谈话提纲（learn.talk-outline）');
  });

  it('a rule', async () => {
    const { stdout } = await rulebook('explain', 'wuyang-2023', 'inquiry.reply');
    expect(stdout).toContain('法院、检察院、公安局另等收到涉及人员信息');
    expect(stdout).toContain('期限：3 个工作日');
    expect(stdout).toContain('逾期 2 个工作日 → 巡察办主任（本系统默认阶梯“hard”）');
  });

  it('a whole book by stage, skeleton steps marked', async () => {
    const { stdout } = await rulebook('explain', 'liaison-2022');
    expect(stdout).toMatch(/【巡前准备】[\s\S]*【进驻】[\s\S]*【归档】/);
    expect(stdout).toContain('轮次办结（archive.close）：轮次｜必｜巡察办｜本县文件未规定（骨架步骤）');
  });

  it('what is not there, with what was meant', async () => {
    const { exitCode, stderr } = await rulebook('explain', 'wuyang-2023', 'inquiry.repy');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('相近的：inquiry.reply')]);
    expect((await rulebook('explain', 'nobody')).stderr).toContain('没有规程“nobody”。已有：base、');
  });
});

describe('rulebook diff', () => {
  it('shows 10 days against 10 working days, and the conflicts of §5', async () => {
    const { stdout } = await rulebook('diff', 'township-2022', 'xinghai-2020');
    expect(stdout).toContain('期限：甲 10 日（日历日）｜乙 10 个工作日〔§5-1〕');
    for (const no of [1, 2, 6, 17, 18, 20, 24, 29]) expect(stdout).toContain(`  §5-${no} `);
  });

  it('shows what each says of the people of a round', async () => {
    const { stdout } = await rulebook('diff', 'wuyang-2023', 'xinghai-2020');
    const people = stdout.slice(stdout.indexOf('【人员规定】')).split('\n').slice(1, 5);
    expect(people).toEqual([
      '  （people）',
      '    替补：甲 从本单位人才库推荐，编办除外，见二（四）1 等九款｜乙 没有写',
      '    三个不固定：甲 没有写｜乙 组长，见（一）1',
      '    回避：甲 没有写｜乙 申报回避事项（plan.recusal）、回避人员调整（plan.recusal-adjust），见（二）3',
    ]);
  });

  it('names the steps that need a leader first', async () => {
    const file = await write('first', 'extends: [township-2022]\npeople:\n  leader-before: [plan.round-plan]\n');
    const ours = checkFile(file);
    const theirs = checkFile(join(BOOKS, 'township-2022.yaml'));
    const [roundPlan, authorization] = ['plan.round-plan', 'plan.authorization'].map((id) => factWords(ours, id));
    expect(diffLines(ours, theirs)).toContain(`    先定组长的步骤：甲 ${roundPlan}｜乙 ${authorization}`);
  });

  it('as data', async () => {
    const { stdout } = await rulebook('diff', 'township-2022', 'xinghai-2020', '--json');
    const { differences } = JSON.parse(stdout);
    expect(differences).toContainEqual(
      expect.objectContaining({ id: 'hearing.leading-group', field: 'within', a: '10 days', b: '10 working days' }),
    );
  });
});

describe('rulebook compose', () => {
  it('lists the choices in a file to fill', async () => {
    const { exitCode, stdout, stderr } = await rulebook('compose', 'liaison-2022+xinghai-2020');
    expect(exitCode).toBe(2);
    expect(stdout).toContain(
      '# §5-4 数字（plan.work-report-review.figures）：liaison-2022 问题部分最低占比 40%｜xinghai-2020 问题部分最低占比 60%',
    );
    expect(stderr).toContain('还有 53 处没有选择');
  });

  it('as data', async () => {
    const { stdout } = await rulebook('compose', 'xinghai-2020+lixian-2019', '--json');
    const { complete, choices } = JSON.parse(stdout);
    expect(complete).toBe(false);
    expect(choices).toContainEqual({
      key: 'rectify.plan.copies',
      says: { 'xinghai-2020': 3, 'lixian-2019': 2 },
      conflicts: [3],
    });
  });

  it('prints the rulebook once all is chosen, and it passes the check', async () => {
    const chosen = ['--choose', 'words.exit=township-2022', '--choose', 'feedback.drafts.from=hear.secretary'];
    const { exitCode, stdout } = await rulebook('compose', 'township-2022+xinghai-2020,from', 'feedback', ...chosen);
    expect(exitCode).toBe(0);
    const file = join(folder, 'township-2022-with-xinghai-2020.yaml');
    await writeFile(file, stdout);
    expect(await rulebook('check', file)).toMatchObject({ exitCode: 0 });
  });

  it('refuses what is no composition or no choice', async () => {
    expect((await rulebook('compose', 'township-2022')).stderr).toContain('写作 A+B');
    expect((await rulebook('compose', 'township-2022+nobody')).stderr).toContain('没有规程“nobody”');
    expect((await rulebook('compose', 'township-2022+xinghai-2020', '--choose', 'a=b')).stderr).toContain(
      '--choose 写作',
    );
  });
});
