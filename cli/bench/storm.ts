import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prebuildWorkflows } from '../../activities/workflow-code.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { sayAside } from '../../stack/say.ts';
import type { Sizes } from './catalogue.ts';
import { aimed, compared, type Figure, type Measured } from './report/figure.ts';
import { openStage } from './stage.ts';
import { medianBy } from './statistics.ts';
import { dbosStorm } from './storm/dbos.ts';
import { ours } from './storm/ours.ts';
import type { StormPeer } from './storm/peer.ts';
import { RULEBOOK, rulebookText } from './storm/rulebook.ts';
import { type Passed, pass, type Survived, survive } from './storm/strike.ts';

type Names = 'inspections' | 'deadlines' | 'lead' | 'times';

/** Everything is to be recorded in so many seconds after the restart. */
const RECOVERED_SECONDS = 5;

interface Row {
  name: string;
  passed: Passed;
  survived: Survived;
}

/** Measures deadlines that all fall due at one instant, undisturbed and with a kill -9 in the middle, beside DBOS. */
export async function run(sizes: Sizes<Names>): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-bench-rules-'));
  await writeFile(join(folder, `${RULEBOOK}.yaml`), rulebookText(sizes.deadlines));
  const library = rulebookLibrary(RULEBOOK_DIR, folder);
  // An installed product has it: a worker that is started again does not bundle first.
  await prebuildWorkflows();
  const stage = await openStage(() => library, sayAside);
  try {
    const peers = [
      await ours(stage, library.resolve(RULEBOOK)),
      await dbosStorm(stage, 'deadline'),
      ...(sizes.quick ? [] : [await dbosStorm(stage, 'inspection')]),
    ];
    const rows = await measure(peers, sizes, stage.services.pids);
    return { figures: figuresOf(rows), details: rows };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** In turn; of each the median run counts. */
async function measure(peers: readonly StormPeer[], sizes: Sizes<Names>, pids: Record<string, number>): Promise<Row[]> {
  const { inspections, deadlines, lead, times } = sizes;
  const passed = new Map<string, Passed[]>(peers.map(({ name }) => [name, []]));
  const survived = new Map<string, Survived[]>(peers.map(({ name }) => [name, []]));
  const storm = (no: number) => ({ no, inspections, deadlines, leadMs: lead * 1000 });
  for (let turn = 0; turn < times; turn += 1) {
    for (const peer of peers) {
      const calm = await pass(peer, storm(2 * turn + 1), pids);
      await peer.rest();
      sayAside(`${peer.name}：${calm.seconds.toFixed(1)} 秒，每秒 ${calm.escalationsPerSecond.toFixed(0)} 条`);
      const killed = await survive(peer, storm(2 * turn + 2));
      await peer.rest();
      sayAside(`${peer.name}：杀在第 ${killed.killedAt} 条，重启后 ${killed.seconds.toFixed(1)} 秒全部入账`);
      passed.get(peer.name)?.push(calm);
      survived.get(peer.name)?.push(killed);
    }
  }
  return peers.map(({ name }) => ({
    name,
    passed: medianBy(passed.get(name) ?? [], ({ seconds }) => seconds),
    survived: medianBy(survived.get(name) ?? [], ({ seconds }) => seconds),
  }));
}

function figuresOf([own, ...others]: Row[]): Figure[] {
  if (!own) throw new Error('nothing was measured');
  const rows = [own, ...others];
  const speed = ({ passed }: Row) => passed.escalationsPerSecond;
  return [
    {
      what: '同一时刻到期，到全部入台账',
      values: rows.flatMap((row) => [
        { of: row.name, value: speed(row), unit: '条/秒' },
        { of: row.name, value: row.passed.seconds, unit: '秒' },
        ...lostBy(row.name, row.passed.lost),
      ]),
      comparisons: others.map((other) => compared(other.name, speed(own), speed(other), { least: 1 })),
    },
    {
      what: '记下一半时 kill -9、立即重启，到全部入台账',
      values: rows.flatMap(({ name, survived }) => [
        { of: name, value: survived.seconds, unit: '秒' },
        { of: `${name}重启后第一条`, value: survived.firstSeconds, unit: '秒' },
        ...lostBy(name, survived.lost),
      ]),
      comparisons: [
        aimed(`${RECOVERED_SECONDS} 秒`, own.survived.seconds / RECOVERED_SECONDS, { most: 1 }),
        ...others.map((other) => compared(other.name, own.survived.seconds, other.survived.seconds)),
      ],
    },
  ];
}

function lostBy(of: string, lost: number): Figure['values'] {
  return lost > 0 ? [{ of: `${of}丢失`, value: lost, unit: '条' }] : [];
}
