import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { and, count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { entries } from '../../db/schema/entries.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { DeadlineRule, Rulebook } from '../../procedure/rulebook/schema.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { groupsOf } from '../support/heart.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';
import { fact, startRound, submit } from '../support/round.ts';

const INSPECTIONS = 100;
const DEADLINES = 14;
/** Entered on 2023-04-17, due 2023-04-20 24:00. */
const DUE = '2023-04-20T16:00:00.000Z';
/** Long enough to begin a hundred inspections on a loaded machine before all of it falls due. */
const SECONDS_BEFORE = 120;

let product: Product;
let bundle: WorkflowBundleOption;

/** The township rulebook with fourteen duties that count from the entry. */
function stormBook(): Rulebook {
  const book = rulebookLibrary().resolve('township-2022');
  const rule: DeadlineRule = {
    title: '同日到期',
    level: 'inspection',
    from: 'station.entry',
    within: '3 working days',
    'met-by': 'station.kickoff-meeting',
    'owed-by': 'group',
    'owed-to': 'office',
    force: 'hard',
    escalate: [{ at: 'due', to: 'office' }],
    source: 'township-2022',
  };
  const deadlines = Object.fromEntries(Array.from({ length: DEADLINES }, (_, i) => [`storm.${i + 1}`, rule]));
  const { hash: _, ...content } = { ...book, id: 'storm', deadlines };
  return { ...content, hash: hashOf(content) };
}

beforeAll(async () => {
  product = await openProduct(inject('databaseUrl'), inject('temporalAddress'));
  silenceEngine();
  bundle = await bundleWorkflows();
});

afterAll(() => product?.close());

describe('a hundred inspections of which fourteen deadlines each fall due at one instant', () => {
  it('fire every rung once and have all of it in the ledger, with the worker killed in the middle', async () => {
    const book = stormBook();
    await saveRulebook(product.database.db, book, new Date(0).toISOString());
    const first = product.startWorker();
    const instant = new Date(Date.parse(DUE) - SECONDS_BEFORE * 1000).toISOString();
    const groups = groupsOf(Array(INSPECTIONS / 2).fill(2));
    const round = await startRound(product, { rulebook: book, instant, groups });
    const dueAt = Date.now() + SECONDS_BEFORE * 1000;
    await settled(product, round);
    const refs = groups.flatMap(({ inspections }) => inspections.map(({ ref }) => ref));
    await Promise.all(
      refs.map((ref, i) =>
        sleep(i * 20).then(() =>
          submit(
            product,
            inspectionWorkflowId(round, ref),
            `${round}-${i}`,
            fact('station.entry', `inspection/${ref}`, '2023-04-17', { late: '试' }),
          ),
        ),
      ),
    );
    await settled(product, round);
    expect(Date.now()).toBeLessThan(dueAt);

    const lapsed = async () => {
      const own = and(eq(entries.round, round), eq(entries.type, 'deadline.lapsed'));
      const [row] = await product.database.db.select({ n: count() }).from(entries).where(own);
      return row?.n ?? 0;
    };
    const wait = (least: number) =>
      expect.poll(lapsed, { timeout: 180_000, interval: 50 }).toBeGreaterThanOrEqual(least);
    await wait(1);
    const began = Date.now();
    await wait((INSPECTIONS * DEADLINES) / 10);
    const died = once(first, 'exit');
    first.kill('SIGKILL');
    await died;
    const killedAt = await lapsed();
    expect(killedAt).toBeLessThan(INSPECTIONS * DEADLINES);
    const restarted = Date.now();
    product.startWorker();
    await wait(INSPECTIONS * DEADLINES);
    const took = { before: restarted - began, after: Date.now() - restarted };
    await settled(product, round);

    const { differing, replayErrors, ledger } = await compareRound(product, bundle, round);
    expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
    const fired = [...ledger.values()]
      .flat()
      .flatMap(({ workflowId, fellDueAt, body }) =>
        body.type === 'rung.fired' || body.type === 'deadline.lapsed'
          ? [[workflowId, body.key, 'rung' in body ? `${body.rung}#${body.generation}` : 'lapse', fellDueAt].join(' ')]
          : [],
      );
    expect(fired).toHaveLength(INSPECTIONS * DEADLINES * 2);
    expect(new Set(fired).size).toBe(fired.length);
    expect(new Set([...fired].map((line) => line.split(' ').at(-1)))).toEqual(new Set([DUE]));
    process.stdout.write(
      `\n${INSPECTIONS} × ${DEADLINES}: killed after ${killedAt} lapses in ${took.before} ms, the rest ${took.after} ms after the new worker began to start\n`,
    );
  });
}, 400_000);
