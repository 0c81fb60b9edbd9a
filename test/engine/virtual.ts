import { entriesOf } from '../../db/queries/entries.ts';
import { noon } from '../../procedure/counting/index.ts';
import type { Entry, EntryBody } from '../../procedure/entry.ts';
import type { StaffCommand } from '../../procedure/heart/command.ts';
import type { Group } from '../../procedure/heart/state.ts';
import { VirtualRound } from '../../rehearsal/virtual-round.ts';
import type { SubmitResult } from '../../workflows/messages.ts';
import type { Product } from '../support/product.ts';
import { ONE_GROUP, type RoundOptions, startRound } from '../support/round.ts';

type Body<T extends EntryBody['type']> = Extract<EntryBody, { type: T }>;

/** A round on virtual time as a test plays it: facts on their days, entries to look at. */
export class Played {
  private count = 0;

  private constructor(
    private readonly product: Product,
    readonly virtual: VirtualRound,
  ) {}

  static async start(product: Product, options: RoundOptions & { groups?: Group[] }): Promise<Played> {
    const round = await startRound(product, options);
    const virtual = new VirtualRound(product.client, round, options.groups ?? ONE_GROUP);
    await virtual.quiet();
    return new Played(product, virtual);
  }

  get round(): string {
    return this.virtual.round;
  }

  /** Submits commands to a workflow at noon of a day, as one request, and waits until all of it arrived. */
  async on(date: string, workflowId: string, ...commands: StaffCommand[]): Promise<SubmitResult> {
    this.count += 1;
    const hash = `h${this.count}`;
    const result = await this.virtual.submit(
      workflowId,
      noon(date),
      commands.map((command, index) => ({
        id: `${this.round}/${this.count}.${index}`,
        hash,
        typedBy: 'test',
        command,
      })),
    );
    await this.virtual.quiet();
    return result;
  }

  /** Lets time pass in all workflows to noon of a day. */
  async until(date: string): Promise<void> {
    await this.virtual.reach(noon(date));
    await this.virtual.quiet();
  }

  async entries(workflowId = this.round): Promise<Entry[]> {
    return entriesOf(this.product.database.db, workflowId, { limit: 10_000 });
  }

  async bodies<T extends EntryBody['type']>(type: T, workflowId = this.round): Promise<Body<T>[]> {
    return (await this.entries(workflowId)).flatMap(({ body }) => (body.type === type ? [body as Body<T>] : []));
  }
}
