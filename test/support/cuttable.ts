import type { AddressInfo } from 'node:net';
import { createServer, connect as open, type Socket } from 'node:net';

export interface Cuttable {
  url: string;
  /** How many requests to this path went through so far. */
  asked(path: string): number;
  /** Breaks every connection and lets nobody in until mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** A line to a server on this machine that can be cut as a network is. */
export async function cuttable(url: string): Promise<Cuttable> {
  const port = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  let isCut = false;
  let sent = '';
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = open(port, '127.0.0.1');
    near.on('data', (part: Buffer) => {
      sent += part.toString('latin1');
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => {});
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${own}`,
    asked: (path) => sent.split(`GET ${path} HTTP`).length - 1,
    cut() {
      isCut = true;
      for (const one of sockets) one.destroy();
    },
    mend() {
      isCut = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const one of sockets) one.destroy();
      }),
  };
}
