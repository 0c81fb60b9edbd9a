import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { auditing, firstAuditing } from './auditing.ts';

const ASKING = fileURLToPath(new URL('./asking.ts', import.meta.url));

describe('an audit', () => {
  it.each([
    ['as it begins', 0],
    ['when it has begun', 4000],
  ])('ends with the process that asked for it, killed %s', async (_, after) => {
    const asking = spawn(process.execPath, ['--import', 'tsx', ASKING], { stdio: 'ignore' });
    const child = await firstAuditing(asking.pid ?? 0);
    await sleep(after);
    expect(await auditing()).toContain(child);
    asking.kill('SIGKILL');
    await once(asking, 'exit');
    // Loading takes it some seconds; then it would wait ten for its engine.
    const patience = Date.now() + 8000;
    while ((await auditing()).includes(child) && Date.now() < patience) await sleep(50);
    expect(await auditing()).not.toContain(child);
  });
});
