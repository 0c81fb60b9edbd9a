import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadlineRow as Row } from '../../procedure/deadline-row.ts';
import { linesOf, type Running, startRunning } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startRunning();
});

afterAll(() => running?.stop());

const backfill = (...args: string[]) => running.backfill(...args);
const of = (rows: Row[], rule: string) => rows.filter((row) => row.rule === rule);

describe('backfill', () => {
  it('enters the S2 round with its real dates; a second run changes nothing', async () => {
    const first = await backfill('scenarios/township-2022.yaml', '--json');
    expect(first.exitCode, first.stderr).toBe(0);
    const rows: Row[] = JSON.parse(first.stdout);
    expect(of(rows, 'station.entry')).toHaveLength(7);
    expect(of(rows, 'mobile-villages.list').map((row) => row.due)).toEqual(Array(5).fill('2022-04-28'));
    expect(of(rows, 'hearing.leading-group').map((row) => row.due)).toEqual(Array(7).fill('2022-06-20'));
    expect(of(rows, 'withdraw.exit').map((row) => row.verdict)).toEqual(Array(7).fill('met'));
    const second = await backfill('scenarios/township-2022.yaml', '--json');
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain('登记 0 条，以前已登记 14 条');
  }, 180_000);

  it('plays the main line of an S3 round through every hard gate', async () => {
    const { stdout, stderr, exitCode } = await backfill('scenarios/xinghai-2020.yaml', '--json');
    expect(exitCode, stderr).toBe(0);
    const rows: Row[] = JSON.parse(stdout);
    const plan = of(rows, 'rectification.plan').map(({ due, metOn, verdict, lateDays }) => ({
      due,
      metOn,
      verdict,
      lateDays,
    }));
    expect(plan).toEqual([
      { due: '2021-07-12', metOn: '2021-07-09', verdict: 'met', lateDays: 0 },
      { due: '2021-07-12', metOn: '2021-07-14', verdict: 'late', lateDays: 2 },
      { due: '2021-07-14', metOn: '2021-07-14', verdict: 'met', lateDays: 0 },
    ]);
    expect(of(rows, 'speech.filing').map((row) => row.due)).toEqual(['2021-07-02']);
  }, 300_000);

  it('starts no office where nothing is to be entered there', async () => {
    await expect(running.api.get('office')).rejects.toMatchObject({ status: 404 });
  });

  it('passes gates and signatures as 补办 unless told to be strict, rules about people never', async () => {
    const first = await backfill('test/backfill/record-mode.yaml', '--json');
    expect(first.exitCode).toBe(1);
    expect(first.stderr).toMatch(/未登记 replacing person\.assigned：替补人员须从本单位人才库/);
    expect(first.stderr).toContain('登记 8 条，以前已登记 0 条，未登记 1 条');
    // Written on the round, kept by the office.
    expect(linesOf(first.stdout)).toEqual(['consultation.reply · 2023-05-04 2023-05-05 late 1']);
    const { items: facts } = await running.api.get<{ items: { fact: string; late: string | null }[] }>(
      'rounds/R2023-06/facts?pageSize=500',
    );
    const late = facts.filter((fact) => fact.late !== null).map(({ fact }) => fact);
    expect(late).toEqual(['plan.secondment-notice', 'plan.secondment-units']);
    const { items: office } = await running.api.get<{ items: { fact: string; historic: boolean }[] }>('office/facts');
    expect(office.map(({ fact, historic }) => [fact, historic])).toEqual([
      ['consult.request', true],
      ['consult.reply', true],
    ]);
    const second = await backfill('test/backfill/record-mode.yaml', '--json');
    expect(second.stderr).toContain('登记 0 条，以前已登记 8 条，未登记 1 条');
    expect(second.stdout).toBe(first.stdout);
  }, 120_000);

  it('names file, line, path and what was expected when a scenario is malformed', async () => {
    const { stderr, exitCode } = await backfill('test/backfill/malformed.yaml');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/malformed\.yaml:5:\d+ .*（groups\.0\.inspects\.0\.nmae）/);
    expect(stderr).toMatch(/malformed\.yaml:7:\d+ .*（facts\.0\.at）/);
  });

  it('refuses a rulebook, a step and a subject it does not know, with their place', async () => {
    const { stderr, exitCode } = await backfill('test/backfill/unknown-step.yaml');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('unknown-step.yaml:7:');
    expect(stderr).toContain('unknown-step.yaml:8:');
  });
});
