import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuEach, cpuSeconds } from '../cpu.ts';
import type { Storm, StormPeer } from './peer.ts';

const POLL_MS = 25;
/** After this somebody should look. */
const PATIENCE_MS = 300_000;
/** A peer that records nothing more for so long has lost the rest. */
const QUIET_MS = 30_000;

/** A storm that passed undisturbed. */
export interface Passed {
  /** From the instant until the last escalation was in the ledger. */
  seconds: number;
  escalationsPerSecond: number;
  /** Never recorded; none of ours. */
  lost: number;
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
  lost: number;
}

/** Waits for the instant and for everything to be recorded. */
export async function pass(peer: StormPeer, storm: Storm, pids: Record<string, number>): Promise<Passed> {
  const dueAt = await peer.arm(storm);
  const all = { ...pids, [peer.name]: peer.process().pid ?? 0 };
  await sleep(dueAt - Date.now());
  const before = await cpuSeconds(all);
  const seconds = ((await until(peer, storm, total(storm))) - dueAt) / 1000;
  // Before it is held against what it should be: reading it all back costs the database too.
  const after = await cpuSeconds(all);
  const lost = await assertRight(peer, storm);
  const recorded = total(storm) - lost;
  return { seconds, escalationsPerSecond: recorded / seconds, lost, cpuMs: cpuEach(before, after, recorded) };
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
  return { killedAt, firstSeconds, seconds, lost: await assertRight(peer, storm) };
}

const total = ({ inspections, deadlines }: Storm) => inspections * deadlines;

/** Epoch milliseconds at which so many were seen in the ledger, or the last that a peer did not lose. */
async function until(peer: StormPeer, storm: Storm, least: number): Promise<number> {
  let seen = { recorded: 0, at: Date.now() };
  for (const end = Date.now() + PATIENCE_MS + storm.leadMs; ; await sleep(POLL_MS)) {
    const recorded = await peer.recorded(storm);
    if (recorded >= least) return Date.now();
    if (recorded > seen.recorded) seen = { recorded, at: Date.now() };
    if (peer.mayLose && recorded > 0 && Date.now() - seen.at > QUIET_MS) return seen.at;
    if (Date.now() > end) throw new Error(`${peer.name}：只记下 ${recorded} 条，应有 ${least} 条`);
  }
}

/** How many were lost. Refuses what was recorded wrongly, and a loss of ours. */
async function assertRight(peer: StormPeer, storm: Storm): Promise<number> {
  const wrong = await peer.wrong(storm);
  const recorded = await peer.recorded(storm);
  const lost = total(storm) - recorded;
  if (lost < 0 || (lost > 0 && !peer.mayLose)) wrong.push(`记下 ${recorded} 条，应有 ${total(storm)} 条`);
  if (wrong.length > 0) throw new Error(`${peer.name}：${wrong.slice(0, 5).join('；')}`);
  return lost;
}
