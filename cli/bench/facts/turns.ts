import { sayAside } from '../../../stack/say.ts';
import { cpuEach, cpuSeconds } from '../cpu.ts';
import { medianBy } from '../statistics.ts';
import { type Driven, drive, type Load } from './drive.ts';
import type { Peer } from './peer.ts';

/** A run of one peer; `cpuMs` of each fact, by who used it. */
export interface Run extends Driven {
  cpuMs: Record<string, number>;
}

/** The peers take turns, so that what the machine does meanwhile concerns them alike; of each the median run counts. */
export async function takeTurns(
  peers: readonly Peer[],
  load: Load,
  times: number,
  pids: Record<string, number>,
): Promise<Record<string, Run>> {
  const runs = new Map<string, Run[]>(peers.map(({ name }) => [name, []]));
  for (let turn = 0; turn < times; turn += 1) {
    for (const peer of peers) runs.get(peer.name)?.push(await runOf(peer, load, String(turn), pids));
  }
  return Object.fromEntries([...runs].map(([name, all]) => [name, medianBy(all, (one) => one.factsPerSecond)]));
}

/** Drives one peer and holds what it acknowledged against what is in its ledger. */
export async function runOf(peer: Peer, load: Load, turn: string, pids: Record<string, number>): Promise<Run> {
  const [before, used] = [await peer.count(), await cpuSeconds(pids)];
  const own = `${load.callers}-${load.batch}-${load.targets}-${turn}`;
  const driven = await drive(load, (target, no) => peer.record(target, `${own}-${no}`, load.batch));
  const cpuMs = cpuEach(used, await cpuSeconds(pids), driven.calls * load.batch);
  const written = (await peer.count()) - before;
  if (written !== driven.calls * load.batch) {
    throw new Error(`${peer.name}：答复了 ${driven.calls * load.batch} 件，台账多了 ${written} 件`);
  }
  sayAside(`${own} ${peer.name} ${driven.factsPerSecond.toFixed(0)} 件/秒`);
  return { ...driven, cpuMs };
}
