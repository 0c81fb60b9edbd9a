import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { exitCodeOf } from '../../audit/finding.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { Auditor } from './stage.ts';

const ROUND = 'R2023-12';
let desk: Desk;
let auditor: Auditor;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await Auditor.open(desk);
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
  await desk.post(`rounds/${ROUND}/letters`, { kind: 'inquiry', at: '2023-04-14' });
}, 120_000);

afterAll(() => desk?.close());

/** What the gate before a deploy says of code that would be deployed. */
const gate = async (current: string) => {
  const { verdict, rounds } = await auditor.audit(ROUND, { code: { current, use: 'current' } });
  return { exit: exitCodeOf(verdict), kinds: new Set(rounds[0]?.findings.map(({ kind }) => kind)) };
};

describe('the gate before a deploy: every open run replayed with the code to come', () => {
  it('lets the code of today pass', async () => {
    expect(await gate(auditor.code)).toEqual({ exit: 0, kinds: new Set() });
  });

  it('stops a step added without a patch', async () => {
    const workflowsPath = fileURLToPath(new URL('../replay/with-extra-step.ts', import.meta.url));
    const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    expect(await gate(code)).toEqual({ exit: 1, kinds: new Set(['replay']) });
    // The builds that ran are unmoved by what is to come.
    const own = await auditor.audit(ROUND, { code: { current: code, use: 'own' } });
    expect(own).toMatchObject({ verdict: 'equal', rounds: [{ notes: [] }] });
  });

  it('stops an entry worded otherwise, which no replay notices by itself', async () => {
    const changed = auditor.code.replaceAll('peer.started', 'peer.begun');
    expect(changed).not.toBe(auditor.code);
    const { exit, kinds } = await gate(changed);
    expect({ exit, told: kinds.has('entry') }).toEqual({ exit: 1, told: true });
  });
});

describe('the code a run is replayed with', () => {
  it('is the one its worker kept, and no other under its name', async () => {
    const evidence = await auditor.evidence({ round: ROUND });
    const [buildId = ''] = evidence.builds.keys();
    expect(buildId).toMatch(/^xuncheng@\d+\.\d+\.\d+\+[0-9a-f]{64}$/);
    const code = { current: 'throw new Error("not this one")', use: 'own' as const };
    expect(await auditor.judge(evidence, { code })).toMatchObject({ verdict: 'equal' });
    const forged = new Map([[buildId, `// another build\n${auditor.code}`]]);
    expect(await auditor.judge({ ...evidence, builds: forged }, { code })).toMatchObject({
      verdict: 'unable',
      first: { kind: 'build', text: expect.stringContaining('与它的名字不符') },
    });
    const without = await auditor.judge(
      { ...evidence, builds: new Map() },
      { code: { ...code, current: `// another build\n${auditor.code}` } },
    );
    expect(without).toMatchObject({ verdict: 'equal', notes: [expect.stringContaining('没有留存，用现在的代码重放')] });
  });
});
