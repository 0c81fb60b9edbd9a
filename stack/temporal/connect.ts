import { Connection, isGrpcServiceError, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { EngineTls } from '../../config/engine-tls.ts';
import { StackError } from '../say.ts';
import { ensureNamespace, NAMESPACE, REHEARSAL_NAMESPACE } from './namespaces.ts';

const CONNECT_TIMEOUT_MS = 60_000;
const RETRY_MS = 200;
const NOT_FOUND = 5;

type Retryable = Parameters<typeof makeGrpcRetryInterceptor>[0]['retryableDecider'];

/** Waits until the frontend at `address` answers, provisions both namespaces and waits until they take requests. */
export async function provision(address: string, tls?: EngineTls): Promise<void> {
  await connected({ address, tls }, settling, (connection, namespace) => ensureNamespace(connection, namespace));
  await connected({ address, tls }, unknownNamespace, takesRequests);
}

/** The calls of a connection repeat what `retryable` names until the deadline. */
async function connected(
  { address, tls }: { address: string; tls: EngineTls | undefined },
  retryable: Retryable,
  work: (connection: Connection, namespace: string) => Promise<void>,
): Promise<void> {
  const connection = await Connection.connect({
    address,
    ...(tls && { tls }),
    connectTimeout: CONNECT_TIMEOUT_MS,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 500 },
    interceptors: [makeGrpcRetryInterceptor({ delayFunction: () => RETRY_MS, retryableDecider: retryable })],
  }).catch((error: unknown) => {
    throw new StackError(`连不上 Temporal 服务 ${address}：${reason(error)}`);
  });
  try {
    await connection.withDeadline(Date.now() + CONNECT_TIMEOUT_MS, async () => {
      for (const namespace of [NAMESPACE, REHEARSAL_NAMESPACE]) await work(connection, namespace);
    });
  } finally {
    await connection.close();
  }
}

/** A server that is still starting, or taking over the shards of one that was killed. */
const settling: Retryable = (_, status) => isRetryableError(status);

/** Also a new namespace: it reaches the frontend's cache up to two seconds late and is "not found" until then. */
const unknownNamespace: Retryable = (_, status) =>
  isRetryableError(status) || (status.code === NOT_FOUND && status.details.startsWith('Namespace '));

/** A question about a workflow that does not exist: once it is answered, the shards of the namespace are at work. */
async function takesRequests(connection: Connection, namespace: string): Promise<void> {
  const execution = { workflowId: 'readiness' };
  await connection.workflowService.describeWorkflowExecution({ namespace, execution }).catch((error: unknown) => {
    if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw error;
  });
}

function reason(error: unknown): string {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  return cause instanceof Error ? `${message}（${cause.message}）` : message;
}
