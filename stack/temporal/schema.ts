import { execa } from 'execa';
import { POSTGRES_USER } from '../postgres/cluster.ts';

/** The databases of the embedded Temporal with the schema each carries. */
export const TEMPORAL_DATABASES = {
  temporal: 'postgresql/v12/temporal',
  temporal_visibility: 'postgresql/v12/visibility',
};

/** Sets up or upgrades both Temporal schemas with the schema tool of the same version; repeating it changes nothing. */
export async function ensureSchemas(sqlTool: string, port: number, password: string): Promise<void> {
  const upgrades = Object.entries(TEMPORAL_DATABASES).map(async ([database, schema]) => {
    const tool = (...command: string[]) =>
      execa(sqlTool, command, {
        // Through the environment: arguments are visible to every user of the machine.
        env: {
          SQL_PLUGIN: 'postgres12_pgx',
          SQL_HOST: '127.0.0.1',
          SQL_PORT: String(port),
          SQL_USER: POSTGRES_USER,
          SQL_PASSWORD: password,
          SQL_DATABASE: database,
        },
        all: true,
      });
    await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', schema);
  });
  await Promise.all(upgrades);
}
