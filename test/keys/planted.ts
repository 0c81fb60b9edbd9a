import proto from '@temporalio/proto';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { payloadCodecs } from '../../workflows/data-converter.ts';
import { payloadsIn } from '../../workflows/payloads.ts';
import { fetchChain, type RunHistory } from '../../workflows/replay.ts';
import type { Product } from '../support/product.ts';

const { History } = proto.temporal.api.history.v1;

/** Every run of every workflow of a round, as the engine keeps it. */
export async function historiesOfRound({ client, database }: Product, round: string): Promise<RunHistory[]> {
  const runs: RunHistory[] = [];
  for (const { workflowId } of await workflowsOfRound(database.db, round)) {
    runs.push(...(await fetchChain(client, workflowId)));
  }
  return runs;
}

/** The bytes of histories. */
export function bytesOf(runs: readonly RunHistory[]): Buffer {
  return Buffer.concat(runs.map(({ history }) => History.encode(history).finish()));
}

/** All payloads of histories, decoded, one after the other. */
export async function readable(runs: readonly RunHistory[]): Promise<string> {
  const texts: string[] = [];
  for (const { history } of runs) {
    for (const { payload } of payloadsIn(history)) {
      let decoded = [payload];
      for (const codec of payloadCodecs.toReversed()) decoded = await codec.decode(decoded);
      texts.push(...decoded.map(({ data }) => Buffer.from(data ?? []).toString('utf8')));
    }
  }
  return texts.join('\n');
}

/** Ids of the keys that histories name, in the order they first come. */
export function keyIdsNamed(runs: readonly RunHistory[]): string[] {
  const ids = new Set<string>();
  for (const { history } of runs) {
    for (const { payload } of payloadsIn(history)) {
      ids.add(Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString('utf8'));
    }
  }
  return [...ids];
}
