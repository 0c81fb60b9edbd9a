import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeadlineRow as Row } from '../../procedure/deadline-row.ts';
import { type Product, startProduct } from '../../stack/product.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let dataDir: string;
let product: Product;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-backfill-'));
  const env = { ...process.env, LOG_LEVEL: 'silent' };
  product = await startProduct({ dataDir, env, log: () => {}, output: process.stderr, withUi: false });
});

afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs the command as a user does, on the product that is already running. */
async function backfill(...args: string[]) {
  const { stdout, stderr, exitCode } = await execa('node', ['--import', 'tsx', 'cli/backfill.ts', ...args], {
    cwd: ROOT,
    env: { XUNCHENG_DATA: dataDir },
    reject: false,
  });
  return { stdout, stderr, exitCode };
}

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
