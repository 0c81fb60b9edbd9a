import { Client, Connection, defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { EngineTls } from '../../config/engine-tls.ts';
import { dataConverter } from '../../workflows/data-converter.ts';

const UNAVAILABLE = 14;
const TRIES_WHEN_UNAVAILABLE = 3;

/** A client that connects when first used: the API runs, and says so, while the engine is down. */
export function connectEngine(
  address: string,
  namespace: string,
  tls?: EngineTls,
): { client: Client; close(): Promise<void> } {
  const retry = defaultGrpcRetryOptions();
  const connection = Connection.lazy({
    address,
    ...(tls && { tls }),
    interceptors: [
      makeGrpcRetryInterceptor({
        ...retry,
        // Ten tries would hold the caller until its deadline only to learn that nobody is there.
        retryableDecider: (attempt, status) =>
          retry.retryableDecider(attempt, status) && (status.code !== UNAVAILABLE || attempt < TRIES_WHEN_UNAVAILABLE),
      }),
    ],
  });
  const client = new Client({ connection, namespace, dataConverter, identity: `xuncheng-api@${process.pid}` });
  return { client, close: () => connection.close() };
}
