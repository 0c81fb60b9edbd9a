import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { sayAside } from '../../stack/say.ts';
import type { Sizes } from './catalogue.ts';
import { DBOS_NAME } from './dbos/open.ts';
import { dbos } from './facts/dbos.ts';
import type { Load } from './facts/drive.ts';
import { FLOOR_NAME, floor } from './facts/floor/floor.ts';
import { loadsOf } from './facts/loads.ts';
import { OURS_NAME, ours, RULEBOOK, RULEBOOK_TEXT } from './facts/ours.ts';
import type { Peer } from './facts/peer.ts';
import { type Run, runOf, takeTurns } from './facts/turns.ts';
import { compared, type Figure, type Measured } from './report/figure.ts';
import { openStage, type Stage } from './stage.ts';

/** One load put on every peer, one after the other. */
interface Row {
  load: Load;
  peers: Record<string, Run>;
}

/** Measures facts acknowledged and in the ledger, beside the bare engine and DBOS Transact on the same PostgreSQL. */
export async function run(sizes: Sizes<'seconds' | 'times' | 'warm' | 'inspections'>): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-bench-rules-'));
  await writeFile(join(folder, `${RULEBOOK}.yaml`), RULEBOOK_TEXT);
  const stage = await openStage(() => rulebookLibrary(RULEBOOK_DIR, folder), sayAside);
  const peers: Peer[] = [];
  try {
    stage.startWorker();
    const told = (done: number) => done % 50 === 0 && sayAside(`已建立 ${done} 个组·单位`);
    peers.push(await ours(stage, sizes.inspections, told));
    peers.push(await floor(stage, sizes.inspections));
    peers.push(await dbos(stage.services.databaseUrl));
    const rows = await measure(stage, peers, sizes);
    return { figures: rows.map(figureOf), details: rows };
  } finally {
    for (const peer of peers) await peer.close();
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  stage: Stage,
  peers: readonly Peer[],
  { seconds, times, warm, inspections, quick }: Sizes<'seconds' | 'times' | 'warm' | 'inspections'>,
): Promise<Row[]> {
  const pids = { ...stage.services.pids, worker: stage.worker()?.pid ?? 0 };
  const warming = { callers: 32, batch: 1, targets: inspections, seconds: warm, first: 0 };
  for (const peer of peers) await runOf(peer, warming, 'warm', pids);
  const rows: Row[] = [];
  for (const load of loadsOf(inspections, seconds, quick)) {
    rows.push({ load, peers: await takeTurns(peers, load, times, pids) });
  }
  return rows;
}

function figureOf({ load, peers }: Row): Figure {
  const { callers, batch, targets } = load;
  const speed = (name: string) => peers[name]?.factsPerSecond ?? 0;
  const hot = targets === 1;
  return {
    what: `${callers} 人同时、${targets} 个组·单位、每次 ${batch} 件`,
    values: Object.entries(peers).flatMap(([of, { factsPerSecond, p50Ms, p99Ms }]) => [
      { of, value: factsPerSecond, unit: '件/秒' },
      { of: `${of} p50`, value: p50Ms, unit: '毫秒' },
      { of: `${of} p99`, value: p99Ms, unit: '毫秒' },
    ]),
    comparisons: [
      compared(FLOOR_NAME, speed(OURS_NAME), speed(FLOOR_NAME), { least: 0.9 }),
      compared(DBOS_NAME, speed(OURS_NAME), speed(DBOS_NAME), ...(hot ? [{ least: 1 }] : [])),
    ],
  };
}
