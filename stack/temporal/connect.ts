import { Connection, isGrpcServiceError, isRetryableError, makeGrpcRetryInterceptor } from '@temporalio/client';
import type { EngineTls } from '../../config/engine-tls.ts';
import { StackError } from '../say.ts';
import { ensureNamespace, NAMESPACE, REHEARSAL_NAMESPACE } from './namespaces.ts';
import { refuseNewerEngine } from './version.ts';

const CONNECT_TIMEOUT_MS = 60_000;
const RETRY_MS = 200;
const NOT_FOUND = 5;

type Retryable = Parameters<typeof makeGrpcRetryInterceptor>[0]['retryableDecider'];

/** Which engine, and which namespaces of it; where many counties share one engine each has two of its own. */
interface Provisioned {
  address: string;
  tls?: EngineTls | undefined;
  namespaces?: readonly string[];
}

/** Waits until the frontend at `address` answers, refuses one newer than this release, provisions the namespaces and waits until they take requests. */
export async function provision(address: string, tls?: EngineTls, namespaces?: readonly string[]): Promise<void> {
  const at: Provisioned = { address, tls, ...(namespaces && { namespaces }) };
  await connected(at, settling, async (connection, namespace) => {
    await refuseNewerEngine(connection);
    await ensureNamespace(connection, namespace);
  });
  await connected(at, unknownNamespace, takesRequests);
}

/** The calls of a connection repeat what `retryable` names until the deadline. */
async function connected(
  { address, tls, namespaces = [NAMESPACE, REHEARSAL_NAMESPACE] }: Provisioned,
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
      for (const namespace of namespaces) await work(connection, namespace);
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
