import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { BundleError } from '../../audit/bundle/bundle-error.ts';
import { type Files, pack, unpack } from '../../audit/bundle/container.ts';
import type { Contents } from '../../audit/bundle/contents.ts';
import { gather } from '../../audit/bundle/gather.ts';
import { type Made, makeBundle } from '../../audit/bundle/make.ts';
import { openSealed } from '../../audit/bundle/open.ts';
import { readBundle } from '../../audit/bundle/read.ts';
import { writeBundle } from '../../audit/bundle/write.ts';
import type { Evidence, Run } from '../../audit/evidence.ts';
import type { Sources } from '../../audit/source/collect.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { settled } from '../support/ledger-audit.ts';
import { startRound } from '../support/round.ts';
import { Auditor } from './stage.ts';

/** What nobody without the key may find in a bundle: a name, an approver, a scan's reference. */
export const PLANTED = ['甲镇党委', '某甲主任', 'SCAN-4711-planted', '人员出差在外'];

/** A running product with two rounds that went over several runs, their bundles, and a folder for more. */
export class Bundled {
  private constructor(
    readonly desk: Desk,
    readonly auditor: Auditor,
    readonly dir: string,
    readonly made: Made,
    readonly other: Made,
  ) {}

  static async open(): Promise<Bundled> {
    const desk = await openDesk(inject('temporalAddress'));
    const auditor = await Auditor.open(desk);
    const dir = await mkdtemp(join(tmpdir(), 'xuncheng-bundle-'));
    const [round, other] = [await overRuns(desk), await overRuns(desk)];
    await auditor.seal('2026-01-05T01:00:00.000Z');
    const make = (no: string) => makeBundle(sourcesOf(desk), orderOf(desk, no, join(dir, `${no}.zip`)));
    return new Bundled(desk, auditor, dir, await make(round), await make(other));
  }

  get round(): string {
    return this.made.manifest.round;
  }

  get sources(): Sources {
    return sourcesOf(this.desk);
  }

  /** Makes the bundle of a round under a name of its own. */
  make(round: string, name: string, sources = this.sources): Promise<Made> {
    return makeBundle(sources, orderOf(this.desk, round, join(this.dir, name)));
  }

  /** The members of the round's bundle as they are stored, changed, in a zip again. */
  repacked(change: (files: Map<string, Uint8Array>) => Files): Uint8Array {
    return pack(change(new Map(unpack(this.made.bytes))));
  }

  /** The round's bundle made anew of changed contents, by whoever has the ledger's signing key. */
  async remade(change: (contents: Contents) => Contents): Promise<Uint8Array> {
    const contents = change(await gather(this.sources, this.round));
    const { recipient } = this.made.key;
    const making = { signingKey: this.auditor.key.privateKey, recipient, release: 'test', madeAt: ORDERED };
    return (await writeBundle(contents, making)).bytes;
  }

  /** The bundle with the events of one run of the round changed, signed again by the house itself. */
  withRun(index: number, change: (events: Events, all: Run[]) => Events): Promise<Uint8Array> {
    return this.remade((contents) => {
      const workflows = contents.evidence.workflows.map((workflow) => {
        const runs = workflow.runs.map((run, at) =>
          workflow.workflowId !== this.round || at !== index
            ? run
            : { ...run, history: { events: change(run.history.events ?? [], workflow.runs) } },
        );
        return { ...workflow, runs };
      });
      return { ...contents, evidence: { ...contents.evidence, workflows }, kept: new Map() };
    });
  }

  /** The verdict of the audit over a bundle, and all it found. */
  async judged(bytes: Uint8Array): Promise<{ verdict: string; all: string }> {
    const { verdict, findings } = await this.auditor.judge(await this.read(bytes));
    return { verdict, all: findings.map(({ text }) => text).join('；') };
  }

  /** What an auditor with the key and the public key gets to see. */
  async read(bytes: Uint8Array, key = this.made.key): Promise<Evidence> {
    const publicKeys = [this.auditor.key.publicKeyPem];
    return readBundle(openSealed(bytes, publicKeys), key, publicKeys);
  }

  /** Why a bundle is refused; anything but a refusal fails. */
  async refused(bytes: Uint8Array, key = this.made.key): Promise<string> {
    const error = await this.read(bytes, key).then(
      () => new Error('it was read'),
      (thrown: unknown) => thrown,
    );
    if (error instanceof BundleError) return error.message;
    throw error;
  }

  async close(): Promise<void> {
    await rm(this.dir, { recursive: true });
    await this.desk.close();
  }
}

type Events = NonNullable<Run['history']['events']>;

const ORDERED = '2026-01-05T02:00:00.000Z';

function sourcesOf({ product }: Desk): Sources {
  return { client: product.client, db: product.database.db, publicKeys: [], rehearsal: false };
}

function orderOf({ dataDir }: Desk, round: string, out: string) {
  return { round, out, dataDir, release: 'test', madeAt: ORDERED };
}

/** A round entered from paper, two requests to a run, with names and texts in it. */
async function overRuns(desk: Desk): Promise<string> {
  const { product } = desk;
  const instant = '2023-04-10T00:00:00.000Z';
  const round = await startRound(product, { rulebook: 'wuyang-2023', instant, mode: 'backfill', maxUpdates: 2 });
  await settled(product, round);
  await settled(product, `${round}-01-1`);
  const post = async (path: string, body: object) => {
    const { status, json } = await desk.post(path, body, `${round}-${path}-${JSON.stringify(body).length}`);
    if (status >= 300) throw new Error(`${path}: ${status} ${json.detail}`);
  };
  await post(`rounds/${round}/letters`, { kind: 'inquiry', at: '2023-04-14' });
  await post(`rounds/${round}/letters/receipts`, { items: [{ letter: 'aud', at: '2023-04-17' }] });
  await post(`rounds/${round}/letters/receipts`, {
    items: [{ letter: 'disc', at: '2023-04-18', evidence: ['SCAN-4711-planted'] }],
  });
  const approval = { by: '某甲主任', role: 'lg.exec', date: '2023-04-18' };
  const extension = { key: 'inquiry.reply@letter/aud', due: '2023-04-28', reason: '人员出差在外', approval };
  await post(`workflows/${round}/deadlines/extensions`, extension);
  await post(`rounds/${round}/letters/replies`, { items: [{ letter: 'disc', at: '2023-04-20' }] });
  await settled(product, round);
  await settled(product, `${round}-01-1`);
  return round;
}
