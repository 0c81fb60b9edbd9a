import type { Ports } from './ports.ts';

/** How to start the services of one data folder. */
export interface ServiceOptions {
  dataDir: string;
  log: (line: string) => void;
  ports?: { postgres?: number; temporal?: number };
  env?: NodeJS.ProcessEnv;
  /** Of a new embedded Temporal; one that exists keeps to its own (docs/scaling.md). */
  shards?: number;
  /** Ends a running build. */
  signal?: AbortSignal;
  /** When given, a crashed service is started again; called when that fails. */
  keepAlive?: (error: unknown) => void;
  /** Done while the engine starts, once the product's database takes requests; its failure is the start's. */
  meanwhile?: (databaseUrl: string) => Promise<void>;
}

/** The running services of one data folder. */
export interface Services {
  /** Of the product's database for its owner; API and worker are given another one (ledgers.ts). */
  databaseUrl: string;
  temporalAddress: string;
  namespace: string;
  rehearsalNamespace: string;
  /** The ports of the data folder, for what runs beside the services. */
  readonly ports: Ports;
  readonly pids: { postgres?: number; temporal?: number };
  /** Builds and starts Temporal's Web UI, read-only, for an API at `apiUrl`; undefined without an embedded Temporal. */
  startUi(apiUrl: string): Promise<string | undefined>;
  /** Starts Temporal again on the same ports, after it was killed (or stopping it first). */
  restartTemporal(): Promise<void>;
  /** Starts PostgreSQL again on the same port, after it was killed (or stopping it first). */
  restartPostgres(): Promise<void>;
  /** Temporal first, then a fast shutdown of PostgreSQL. */
  stop(): Promise<void>;
}
