import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import getPort, { clearLockedPorts, portNumbers } from 'get-port';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { StackError } from './say.ts';

const schema = z.record(z.string(), z.number().int().min(1).max(65535));

/** Picks free TCP ports for one data folder and remembers them, so the next start gets the same ones. */
export interface Ports {
  pick(name: string, wanted?: { title: string; asked?: number | undefined; usual: number }): Promise<number>;
  save(): Promise<void>;
}

/** Lets this process pick again at once the ports it has just given back. */
export const releasePorts = clearLockedPorts;

/** A port number out of an environment variable; undefined when unset. Rejects what is no port. */
export function portFrom(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const value = env[name];
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StackError(`${name}：应为 1–65535 的整数，例如 ${name}=8080；现在写的是“${value}”`);
}

/**
 * Opens the port memory of a data folder. A port asked for comes first, then the one of the last run, then the usual
 * one, then any free one; a taken one that was asked for or usual is reported.
 */
export async function openPorts(dataDir: string, log: (line: string) => void): Promise<Ports> {
  const path = join(dataDir, 'ports.json');
  const last = (await readJson(path, schema)) ?? {};
  const chosen: Record<string, number> = {};
  return {
    async pick(name, wanted) {
      const order = wanted?.asked ? [wanted.asked] : [last[name], wanted?.usual].filter((port) => port !== undefined);
      const candidates = [...order, ...spare()];
      const port = await getPort({ port: candidates, host: '127.0.0.1', exclude: Object.values(chosen) });
      if (wanted && order[0] !== port) log(`${wanted.title}：端口 ${order[0]} 已被占用，改用 ${port}。`);
      chosen[name] = port;
      return port;
    },
    save: () => writeJson(path, { ...last, ...chosen }),
  };
}

/**
 * Below 32768 on purpose: Temporal's schema keeps membership ports in a smallint, and outgoing connections take their
 * own ports from above. The random start keeps two programs that start together apart.
 */
function spare(): Iterable<number> {
  const from = randomInt(20_000, 32_000);
  return portNumbers(from, from + 500);
}
