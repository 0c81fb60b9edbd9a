import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { pipeline, Transform } from 'node:stream';

/** A line to a port of this machine that can be cut and slowed. */
export interface Wire {
  port: number;
  /** Breaks every connection and lets none through until mended. */
  cut(): void;
  mend(): void;
  /** Milliseconds that everything takes longer, each way. */
  slow(ms: number): void;
  close(): Promise<void>;
}

/** Opens a line to a port. */
export async function openWire(target: number): Promise<Wire> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let delayMs = 0;

  const carry = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.once('close', () => sockets.delete(from));
    // One part after the other: what comes when it is quick again does not overtake what came before.
    const slowed = new Transform({
      transform(part, _, pass) {
        if (delayMs === 0) pass(null, part);
        else setTimeout(() => pass(null, part), delayMs);
      },
    });
    // An end or error on one side is the other side's too.
    pipeline(from, slowed, to, () => {
      from.destroy();
      to.destroy();
    });
  };

  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) socket.setNoDelay(true);
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const breakAll = () => sockets.forEach((socket) => void socket.destroy());
  return {
    port,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    slow(ms) {
      delayMs = ms;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      breakAll();
      await closed;
    },
  };
}
