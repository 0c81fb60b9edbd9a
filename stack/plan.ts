/** Which parts of the stack this process runs itself, and which addresses were given. */
export interface Plan {
  /** The product's database when DATABASE_URL names one. */
  databaseUrl: string | undefined;
  /** The Temporal service when TEMPORAL_ADDRESS names one. */
  temporalAddress: string | undefined;
  embedTemporal: boolean;
  /** Also when only the embedded Temporal needs it. */
  embedPostgres: boolean;
}

/** Reads the plan out of the environment. */
export function planFrom(env: NodeJS.ProcessEnv): Plan {
  const databaseUrl = env.DATABASE_URL || undefined;
  const temporalAddress = env.TEMPORAL_ADDRESS || undefined;
  const embedTemporal = temporalAddress === undefined;
  return { databaseUrl, temporalAddress, embedTemporal, embedPostgres: embedTemporal || databaseUrl === undefined };
}
