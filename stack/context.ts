import type { BuildOptions } from './build/install.ts';
import type { ServiceOptions } from './contract.ts';
import { type Plan, planFrom } from './plan.ts';
import { openPorts, type Ports } from './ports.ts';
import { recovery } from './recover.ts';
import type { Service } from './supervise.ts';

/** What the parts of one stack share while it is put together and while it runs. */
export interface Context extends BuildOptions {
  dataDir: string;
  plan: Plan;
  ports: Ports;
  asked: NonNullable<ServiceOptions['ports']>;
  shards: number | undefined;
  /** To be called when a service ended: brings it back when the stack is kept alive. */
  ended: () => void;
  /** Starts a service and takes it into the order of stopping and recovery. */
  add(title: string, service: Service): Promise<Service>;
}

/** Opens the context of a data folder; every service added is stopped by a step pushed to `undo`. */
export async function openContext(
  options: ServiceOptions,
  dataDir: string,
  undo: (() => Promise<void>)[],
  stopping: () => boolean,
): Promise<Context> {
  const { log, env = process.env, signal, keepAlive } = options;
  const running: [title: string, service: Service][] = [];
  return {
    dataDir,
    env,
    log,
    signal,
    plan: planFrom(env),
    ports: await openPorts(dataDir, log),
    asked: options.ports ?? {},
    shards: options.shards,
    ended: keepAlive ? recovery(running, log, keepAlive, stopping) : () => undefined,
    async add(title, service) {
      undo.push(() => service.stop());
      await service.start();
      running.push([title, service]);
      signal?.throwIfAborted();
      return service;
    },
  };
}
