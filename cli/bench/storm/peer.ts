import type { ChildProcess } from 'node:child_process';

/** How large a storm is. */
export interface Storm {
  /** Never the same twice. */
  no: number;
  inspections: number;
  /** Of each inspection, all due at one instant. */
  deadlines: number;
  /** Milliseconds to make everything ready in (DBOS needs half of it); refused when that was too little. */
  leadMs: number;
}

/** Something that waits for an instant with all its deadlines and then records each. */
export interface StormPeer {
  name: string;
  /** Ours must not lose one: it ends the bench. What a peer loses is told beside its figures. */
  mayLose: boolean;
  /** Lets everything wait; resolves with the instant (epoch milliseconds) at which all of it falls due. */
  arm(storm: Storm): Promise<number>;
  /** The process that does it, as the storm was armed or started last. */
  process(): ChildProcess;
  /** A process in the place of one that was killed. */
  restart(): void;
  /** Escalations of this storm in the ledger now. */
  recorded(storm: Storm): Promise<number>;
  /** What was recorded twice or of something else. */
  wrong(storm: Storm): Promise<string[]>;
  /** Ends its process. */
  rest(): Promise<void>;
}

/** Fails when it is already past `dueAt`: what fell due before all was ready is no storm. */
export function assertReady(name: string, dueAt: number): void {
  const late = (Date.now() - dueAt) / 1000;
  if (late > 0) throw new Error(`${name}：到期前没有建立完，晚了 ${late.toFixed(0)} 秒；用 --lead 多留时间`);
}
