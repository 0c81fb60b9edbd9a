import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';

const plan = (...args: string[]) =>
  execa('node', ['--import', 'tsx', 'cli/plan.ts', ...args], { reject: false, env: { XUNCHENG_DATA: tmpdir() } });

it('plan tells the days of a round from its entry and exit alone, with no service running', async () => {
  const days = ['--rulebook', 'township-2022', '--entry', '2022-04-21', '--exit', '2022-06-10', '--groups', '7'];
  const [json, told, sheet] = await Promise.all([plan(...days, '--json'), plan(...days), plan(...days, '--html')]);
  const { lines } = JSON.parse(json.stdout) as { lines: { rule: string; due: string | null }[] };
  const hearings = lines.filter(({ rule }) => rule === 'hearing.leading-group').map(({ due }) => due);
  expect(hearings).toEqual(Array(7).fill('2022-06-20'));
  expect(told.stdout).toContain('2022年6月20日（周一）  做好向领导小组汇报的准备〔第1组·第1被巡察单位〕');
  expect(sheet.stdout).toMatch(/^<!doctype html>/);
}, 180_000);

it('plan reads a file, the command line over it, and says what is wrong with either', async () => {
  const file = join(tmpdir(), `plan-${process.pid}.yaml`);
  const groups = 'groups: [{ no: 3, inspects: [{ no: 2, name: 甲镇党委, entry: 2022-04-25 }] }]';
  await writeFile(file, `rulebook: township-2022\nparams: { exit: 2022-06-09 }\n${groups}\n`);
  const read = await plan(file, '--param', 'exit=2022-06-10', '--json');
  const { inspections } = JSON.parse(read.stdout) as { inspections: object[] };
  expect(inspections).toEqual([{ ref: '3-2', group: 3, name: '甲镇党委', entry: '2022-04-25', exit: '2022-06-10' }]);
  const unknown = await plan('--rulebook', 'nope', '--entry', '2022-04-21');
  expect([unknown.exitCode, unknown.stderr.split('。')[0]]).toEqual([2, '没有规程“nope”']);
  const wrong = await plan(file, '--entry', '2022-04-31');
  expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('日期应写作 YYYY-MM-DD')]);
}, 180_000);
