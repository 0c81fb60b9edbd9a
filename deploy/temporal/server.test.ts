import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { TEMPORAL_SERVICES, type TemporalPorts, writeTemporalConfig } from '../../stack/temporal/config.ts';
import { dynamicConfig } from '../../stack/temporal/dynamic.ts';

const here = (name: string) => new URL(name, import.meta.url);
const ports = Object.fromEntries(
  TEMPORAL_SERVICES.map((service) => [service, { grpc: 7233, membership: 6933 }]),
) as TemporalPorts;

/** As the server fills it in where the environment says nothing. */
const filledIn = (text: string) =>
  text
    .replaceAll(/\{\{ default "([^"]*)" \(env "\w+"\) \}\}/g, '$1')
    .replaceAll(/\{\{ env "(\w+)" \| quote \}\}/g, '"$1"');

it('the engine of a deployment is told what the embedded one is told', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'xuncheng-engine-'));
  const embedded = parse(
    await readFile(await writeTemporalConfig({ dir, ports, postgresPort: 5432, password: 'x' }), 'utf8'),
  );
  const deployed = parse(filledIn(await readFile(here('server.yaml'), 'utf8')));
  await rm(dir, { recursive: true });
  const store = ({ sql: { user: _, password: __, ...rest } }: { sql: Record<string, unknown> }) => rest;
  const { default: ledger, visibility } = deployed.persistence.datastores;
  expect(store(ledger)).toEqual(store(embedded.persistence.datastores.default));
  expect(store(visibility)).toEqual(store(embedded.persistence.datastores.visibility));
  expect(deployed.persistence.numHistoryShards).toBe(embedded.persistence.numHistoryShards);
  expect(Object.keys(deployed.services)).toEqual([...TEMPORAL_SERVICES]);
  expect(deployed.clusterMetadata).toEqual(embedded.clusterMetadata);
  expect(deployed.log).toEqual(embedded.log);
});

it('and so is its dynamic configuration', async () => {
  expect(parse(await readFile(here('dynamic.yaml'), 'utf8'))).toEqual(dynamicConfig());
});
