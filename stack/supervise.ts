/** Something with a process that can end by itself. */
export interface Unit {
  pid: number | undefined;
  ended: Promise<void>;
}

/** A service of the stack: what runs now, and how to start, restart and stop it. */
export interface Service {
  readonly pid: number | undefined;
  readonly alive: boolean;
  start(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const living = new Set<number>();

/** Kills every process still running, at once: for the moment this process is forced to exit. */
export function killLiving(): void {
  for (const pid of living) process.kill(pid, 'SIGKILL');
}

/** Makes a service of a way to start a unit and a way to stop it; `ended` is called whenever one ends, asked or not. */
export function service<U extends Unit>(
  start: () => Promise<U>,
  stop: (unit: U) => Promise<void>,
  ended: () => void,
): Service {
  let unit: U | undefined;
  let alive = false;
  const made: Service = {
    get pid() {
      return unit?.pid;
    },
    get alive() {
      return alive;
    },
    async start() {
      const started = await start();
      unit = started;
      alive = true;
      if (started.pid) living.add(started.pid);
      void started.ended.then(() => {
        if (started.pid) living.delete(started.pid);
        if (unit !== started) return;
        alive = false;
        ended();
      });
    },
    async restart() {
      await made.stop();
      await made.start();
    },
    async stop() {
      if (unit && alive) await stop(unit);
      await unit?.ended;
    },
  };
  return made;
}
