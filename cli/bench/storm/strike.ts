import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuEach, cpuSeconds } from '../cpu.ts';
import type { Storm, StormPeer } from './peer.ts';

const POLL_MS = 25;
/** After this somebody should look. */
const PATIENCE_MS = 300_000;

/** A storm that passed undisturbed. */
export interface Passed {
  /** From the instant until the last escalation was in the ledger. */
  seconds: number;
  escalationsPerSecond: number;
  /** CPU of each escalation, by who used it. */
  cpuMs: Record<string, number>;
}

/** A storm in which the process was killed with -9 when half was recorded, and started again at once. */
export interface Survived {
  /** Recorded when it was dead. */
  killedAt: number;
  /** From the restart to the first escalation after, and to the last. */
  firstSeconds: number;
  seconds: number;
}

/** Waits for the instant and for everything to be recorded. */
export async function pass(peer: StormPeer, storm: Storm, pids: Record<string, number>): Promise<Passed> {
  const dueAt = await peer.arm(storm);
  const all = { ...pids, [peer.name]: peer.process().pid ?? 0 };
  await sleep(dueAt - Date.now());
  const before = await cpuSeconds(all);
  const seconds = ((await until(peer, storm, total(storm))) - dueAt) / 1000;
  const cpuMs = cpuEach(before, await cpuSeconds(all), total(storm));
  await assertRight(peer, storm);
  return { seconds, escalationsPerSecond: total(storm) / seconds, cpuMs };
}

/** The same, killed in the middle. */
export async function survive(peer: StormPeer, storm: Storm): Promise<Survived> {
  await peer.arm(storm);
  await until(peer, storm, total(storm) / 2);
  const first = peer.process();
  const died = once(first, 'exit');
  first.kill('SIGKILL');
  await died;
  const restarted = Date.now();
  peer.restart();
  const killedAt = await peer.recorded(storm);
  const since = (at: number) => (at - restarted) / 1000;
  const firstSeconds = since(await until(peer, storm, Math.min(killedAt + 1, total(storm))));
  const seconds = since(await until(peer, storm, total(storm)));
  await assertRight(peer, storm);
  return { killedAt, firstSeconds, seconds };
}

const total = ({ inspections, deadlines }: Storm) => inspections * deadlines;

/** Epoch milliseconds at which so many were seen in the ledger. */
async function until(peer: StormPeer, storm: Storm, least: number): Promise<number> {
  for (const end = Date.now() + PATIENCE_MS + storm.leadMs; ; await sleep(POLL_MS)) {
    const recorded = await peer.recorded(storm);
    if (recorded >= least) return Date.now();
    if (Date.now() > end) throw new Error(`${peer.name}：只记下 ${recorded} 条，应有 ${least} 条`);
  }
}

async function assertRight(peer: StormPeer, storm: Storm): Promise<void> {
  const wrong = await peer.wrong(storm);
  const recorded = await peer.recorded(storm);
  if (recorded !== total(storm)) wrong.push(`记下 ${recorded} 条，应有 ${total(storm)} 条`);
  if (wrong.length > 0) throw new Error(`${peer.name}：${wrong.slice(0, 5).join('；')}`);
}
