import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { exitCodeOf } from '../../audit/finding.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { settled } from '../support/ledger-audit.ts';
import { fact, startRound, submit } from '../support/round.ts';
import { resetRun } from './reset.ts';
import { Auditor } from './stage.ts';

let desk: Desk;
let auditor: Auditor;

const sent = (letter: string) =>
  fact('letter.sent', `letter/${letter}`, '2023-04-14', { data: { unit: letter, kind: 'inquiry' } });
const instant = '2023-04-10T00:00:00.000Z';

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await Auditor.open(desk);
}, 120_000);

afterAll(() => desk?.close());

async function roundOf(...letters: string[]): Promise<string> {
  const round = await startRound(desk.product, { rulebook: 'wuyang-2023', instant, mode: 'backfill' });
  for (const letter of letters) await submit(desk.product, round, `${round}-${letter}`, sent(letter));
  await settled(desk.product, round);
  await settled(desk.product, `${round}-01-1`);
  return round;
}

const judged = async (round: string) => {
  const { verdict, rounds } = await auditor.audit(round);
  return { verdict, exit: exitCodeOf(verdict), findings: rounds[0]?.findings ?? [], workflows: rounds[0]?.workflows };
};

describe('an open run', () => {
  it('ahead of the ledger is in flight, and equal once the ledger has caught up', async () => {
    const round = await roundOf('disc');
    const holder = new pg.Client({ connectionString: desk.databaseUrl });
    await holder.connect();
    await holder.query('begin; lock table commands in share row exclusive mode');
    const acknowledged = await submit(desk.product, round, `${round}-aud`, sent('aud'));
    const { verdict, exit, workflows } = await judged(round);
    await holder.query('rollback');
    await holder.end();
    expect({ verdict, exit }).toEqual({ verdict: 'in-flight', exit: 0 });
    const own = workflows?.find(({ workflowId }) => workflowId === round);
    expect(own).toMatchObject({ verdict: 'in-flight', inFlight: acknowledged.revision - (own?.entries ?? 0) });
    expect(own?.inFlight).toBeGreaterThan(0);
    await settled(desk.product, round);
    expect(await judged(round)).toMatchObject({ verdict: 'equal', exit: 0, findings: [] });
  });
});

describe('somebody reaches into the engine', () => {
  it('and terminates a run: who, why, at which event', async () => {
    const round = await roundOf('disc');
    const { client } = desk.product;
    await client.workflowService.terminateWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: `${round}-01-1` },
      reason: '试验终止',
      identity: '某管理员@运维机',
    });
    const { verdict, exit, findings } = await judged(round);
    expect({ verdict, exit }).toEqual({ verdict: 'intervened', exit: 1 });
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'intervention',
        workflowId: `${round}-01-1`,
        eventId: expect.any(Number),
        text: '被终止（由 某管理员@运维机，身份由对方自报），理由：试验终止',
      }),
    ]);
  });

  it('and resets a run: both what was reset and what came of it', async () => {
    const round = await roundOf('disc', 'aud', 'xf');
    const by = { task: 1, reason: '退回重来', identity: '某管理员@运维机' };
    await resetRun(desk.product.client, round, by);
    await sleep(3000);
    const { verdict, exit, findings } = await judged(round);
    const told = findings.filter(({ kind }) => kind === 'intervention').map(({ text }) => text);
    expect({ told, exit }).toMatchObject({ exit: 1 });
    expect(told.join('；')).toContain('被重置');
    expect(told.join('；')).toContain('退回重来');
    expect(['intervened', 'different']).toContain(verdict);
  });

  it('and sends a signal that is none of ours', async () => {
    const round = await roundOf('disc');
    await desk.product.client.workflow.getHandle(round).signal('hello');
    expect(await judged(round)).toMatchObject({
      verdict: 'intervened',
      findings: [{ text: expect.stringContaining('收到不是本系统的信号 hello（由 ') }],
    });
  });
});
