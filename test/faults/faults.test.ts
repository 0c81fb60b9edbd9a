import { expect, it } from 'vitest';
import { summaryOf } from './report.ts';
import { runFaults } from './run.ts';

const TEN = 10;

it('ten seeded faults under load: nothing acknowledged is lost or doubled, every audit says equal', async () => {
  const run = await runFaults({ seed: 1, count: TEN });
  process.stdout.write(`\n${summaryOf(run).join('\n')}\n`);
  expect(run.struck.filter(({ broken }) => broken.length > 0)).toEqual([]);
  expect(run.struck).toHaveLength(TEN);
  expect(Math.min(...run.struck.map(({ acknowledged }) => acknowledged))).toBeGreaterThan(0);
}, 900_000);
