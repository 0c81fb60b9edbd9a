import type { ServerResponse } from 'node:http';
import type { SSEReplyInterface } from '@fastify/sse';
import type { Account } from '../auth/account.ts';
import type { EventName } from '../schemas/events.ts';

/** The stream of one browser. A reader that does not keep up is dropped: it comes again and asks for everything. */
export class Stream {
  constructor(
    readonly account: Account & { session: string },
    private readonly sse: SSEReplyInterface,
    private readonly raw: ServerResponse,
  ) {}

  get isOpen(): boolean {
    return this.sse.isConnected;
  }

  send(event: EventName, data: object = {}, id?: string): void {
    if (!this.sse.isConnected) return;
    // What was sent before is still waiting to be read: the buffers of both sides are full.
    if (this.raw.writableNeedDrain) return void this.raw.destroy();
    this.sse.send({ event, data, ...(id !== undefined && { id }) }).catch(() => this.raw.destroy());
  }

  /** Says why, and ends. */
  end(event?: EventName): void {
    if (event !== undefined) this.send(event);
    this.sse.close();
  }
}
