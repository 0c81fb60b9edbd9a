import { join } from 'node:path';
import { stringify } from 'yaml';
import { writeWhole } from '../files.ts';
import { POSTGRES_USER } from '../postgres/cluster.ts';
import { dynamicConfig } from './dynamic.ts';

/**
 * Fixed for the life of a database. A shard writes one transaction at a time, so a handful would queue a storm of
 * deadlines; a thousand would load the idle machine. 128 keeps some 200 open workflows in separate queues.
 */
export const HISTORY_SHARDS = 128;

export const TEMPORAL_SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;
export type TemporalService = (typeof TEMPORAL_SERVICES)[number];

/** The two ports each of Temporal's four services listens on. */
export type TemporalPorts = Record<TemporalService, { grpc: number; membership: number }>;

/** What the generated configuration depends on. */
export interface TemporalConfig {
  dir: string;
  ports: TemporalPorts;
  postgresPort: number;
  password: string;
  shards?: number;
}

/** Writes server.yaml and dynamic.yaml into `dir` (mode 0600: the password is inside); answers the former's path. */
export async function writeTemporalConfig(config: TemporalConfig): Promise<string> {
  const dynamic = join(config.dir, 'dynamic.yaml');
  await writeWhole(dynamic, stringify(dynamicConfig()));
  const path = join(config.dir, 'server.yaml');
  await writeWhole(path, stringify(serverConfig(config, dynamic)));
  return path;
}

/** The server's own config/development-postgres12.yaml, without archival, metrics, profiling and its HTTP port. */
function serverConfig({ ports, postgresPort, password, shards = HISTORY_SHARDS }: TemporalConfig, dynamic: string) {
  const store = (databaseName: string, connections: number) => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `127.0.0.1:${postgresPort}`,
      connectProtocol: 'tcp',
      user: POSTGRES_USER,
      password,
      maxConns: connections,
      maxIdleConns: connections,
      maxConnLifetime: '1h',
    },
  });
  const rpc = (service: TemporalService) => ({
    rpc: { grpcPort: ports[service].grpc, membershipPort: ports[service].membership, bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: shards,
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 4) },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(TEMPORAL_SERVICES.map((service) => [service, rpc(service)])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports.frontend.grpc}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamic, pollInterval: '60s' },
  };
}
