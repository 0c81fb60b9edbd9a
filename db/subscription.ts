import type pg from 'pg';

const RETRY_MS = 250;

interface Handlers {
  notified(payload: string, channel: string): void;
  /** After every (re)connection: what was notified while away was not heard. */
  listening(): void;
}

/** Listens to channels until closed, on one connection of its own that is opened again when lost. */
export async function subscribe(
  open: () => pg.Client,
  channels: string | readonly string[],
  handlers: Handlers,
): Promise<() => Promise<void>> {
  let closed = false;
  let current = await listen();

  async function listen(): Promise<pg.Client> {
    const client = open();
    client.on('error', () => {});
    client.on('notification', ({ payload = '', channel }) => handlers.notified(payload, channel));
    await client.connect();
    for (const channel of [channels].flat()) {
      await client.query(`listen ${channel}`).catch(async (error) => {
        await client.end();
        throw error;
      });
    }
    client.once('end', () => void again());
    handlers.listening();
    return client;
  }

  async function again(): Promise<void> {
    while (!closed) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      const client = closed ? undefined : await listen().catch(() => undefined);
      if (!client) continue;
      current = client;
      if (closed) await client.end();
      return;
    }
  }

  return async () => {
    closed = true;
    await current.end();
  };
}
