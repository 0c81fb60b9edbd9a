import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { check } from '../../cli/bench/calendar/check.ts';
import { RULEBOOK, roundsOf, rulebookText, startCounty } from '../../cli/bench/calendar/county.ts';
import { revise } from '../../cli/bench/calendar/revise.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';

const COUNTY = { rounds: 2, inspections: 3 };
const DUTIES = 17;
const ALL = COUNTY.rounds * COUNTY.inspections * DUTIES;
/** Of the eight workflows so many wrote the new calendar before the worker dies. */
const WRITTEN_BEFORE = 3;

const closed = (from: string, n: number) => ({ closures: [{ from, number: `某政办〔2022〕${n}号`, reason: '暴雪' }] });

describe('a new calendar for every open deadline', () => {
  let desk: OfficeProduct;
  let folder: string;
  const book = () => rulebookLibrary(RULEBOOK_DIR, folder).resolve(RULEBOOK);
  const checked = (no: number) => check(desk.product.database.db, desk.api, book(), no, ALL);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xuncheng-killed-'));
    await writeFile(join(folder, `${RULEBOOK}.yaml`), rulebookText(DUTIES));
    const library = () => rulebookLibrary(RULEBOOK_DIR, folder);
    desk = await openOffice(inject('temporalAddress'), { library });
    await startCounty(desk.api, COUNTY, () => {});
  });
  afterAll(async () => {
    await desk?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('moves each once, with its reason', async () => {
    const { no, previewed, workflows, attempts } = await revise(desk.api, 'first', closed('2022-11-30', 1));
    expect({ no, previewed, workflows, attempts }).toEqual({ no: 2, previewed: ALL, workflows: 8, attempts: 1 });
    expect(await checked(no)).toEqual({ moved: ALL, wrong: [] });
  });

  it('does the same when the worker is killed with -9 in the middle, within seconds of another one', async () => {
    const { product, env } = desk;
    await product.stopWorkers();
    const fault = join(folder, 'fault');
    const told = { ...env, FAULT_FILE: fault, FAULT_AFTER: String(WRITTEN_BEFORE) };
    const dying = product.startWorker('test/crash/faulty-worker.ts', told);
    for (const round of roundsOf(COUNTY)) await settled(product, round);
    await writeFile(fault, '');
    const gone = once(dying, 'exit').then(([, signal]) => {
      product.startWorker('worker.ts', env);
      return { signal, at: Date.now() };
    });
    const seen: number[] = [];
    const { no, attempts, failures } = await revise(desk.api, 'second', closed('2022-12-02', 2), ({ done }) => {
      seen.push(done);
    });
    const ended = Date.now();
    const killed = await gone;
    expect(killed.signal).toBe('SIGKILL');
    expect({ attempts, failures }).toEqual({ attempts: 2, failures: {} });
    // It died with some done and some not; a worker needs some seconds to start, the rest is the heartbeat's.
    expect(seen.some((done) => done < 8)).toBe(true);
    expect(ended - killed.at).toBeLessThan(120_000);
    expect(await checked(no)).toEqual({ moved: ALL, wrong: [] });
  });

  it('is in the ledger as a replay of the histories gives it', async () => {
    silenceEngine();
    const bundle = await bundleWorkflows();
    for (const round of roundsOf(COUNTY)) {
      const { differing, replayErrors } = await compareRound(desk.product, bundle, round);
      expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
    }
  });

  it('goes on without a workflow that is gone, and names it', async () => {
    const gone = inspectionWorkflowId(roundsOf(COUNTY)[0] ?? '', '2-1');
    await desk.product.client.workflow.getHandle(gone).terminate('试');
    const { no, failures } = await revise(desk.api, 'third', closed('2022-12-05', 3));
    expect(failures).toEqual({ [gone]: '引擎中没有这个工作流' });
    const { json } = await desk.api.get(`calendar-revisions/${no}`);
    expect(json).toMatchObject({ state: 'incomplete', total: 8, done: 7 });
    const { moved, wrong } = await checked(no);
    expect(moved).toBe(ALL - DUTIES);
    expect(wrong.every((one) => one.startsWith(gone))).toBe(true);
  });
}, 180_000);
