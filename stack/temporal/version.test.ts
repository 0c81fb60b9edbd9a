import type { Connection } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { ENGINE_VERSION, isNewerEngine, refuseNewerEngine } from './version.ts';

const [major = 0, minor = 0] = ENGINE_VERSION.split('.').map(Number);
const next = `${major}.${minor + 1}.2`;
const engine = (serverVersion: string) =>
  ({ workflowService: { getSystemInfo: async () => ({ serverVersion }) } }) as unknown as Connection;

describe('an engine', () => {
  it.each([
    [`${ENGINE_VERSION}.9`, false],
    [`${major}.${minor - 1}.0`, false],
    [next, true],
    [`${major + 1}.0.0`, true],
  ])('%s is newer than this release: %s', (version, newer) => {
    expect(isNewerEngine(version)).toBe(newer);
  });

  it('that is newer is refused with the way back', async () => {
    await expect(refuseNewerEngine(engine(next), {})).rejects.toThrow(`把引擎退回 ${ENGINE_VERSION}`);
    await expect(refuseNewerEngine(engine(`${ENGINE_VERSION}.9`), {})).resolves.toBeUndefined();
  });

  it('that was tried is taken, and only that one', async () => {
    const tried = { TEMPORAL_NEWER: `${major}.${minor + 1}` };
    await expect(refuseNewerEngine(engine(next), tried)).resolves.toBeUndefined();
    await expect(refuseNewerEngine(engine(`${major}.${minor + 2}.0`), tried)).rejects.toThrow('引擎');
  });
});
