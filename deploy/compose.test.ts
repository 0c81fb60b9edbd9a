import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { environment } from '../config/environment.ts';
import { IN_FILES } from '../config/secret-files.ts';
import { productVersion } from '../config.ts';
import { HISTORY_SHARDS } from '../stack/temporal/config.ts';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

interface Service {
  image: string;
  ports?: string[];
  networks?: string[];
  secrets?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  restart?: string;
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  secrets: Record<string, { file: string }>;
}
const text = readFileSync(root('docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);

/** By the schema of the Compose Specification（compose-spec/README.md）. */
function complaints(file: unknown): string[] {
  const { $schema: _, ...schema } = JSON.parse(readFileSync(root('deploy/compose-spec/compose-spec.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const fits = ajv.compile(schema);
  fits(file);
  return (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('docker-compose.yml', () => {
  it('is a Compose file by the specification', () => {
    expect(complaints(compose)).toEqual([]);
    expect(complaints({ services: { x: { imaeg: 'y' } } })).not.toEqual([]);
  });

  it('has two workers and two APIs behind a proxy, each restarted and looked at', () => {
    expect(services.map(([name]) => name).toSorted()).toEqual([
      'api-1',
      'api-2',
      'migrate',
      'postgres',
      'proxy',
      'temporal',
      'temporal-schema',
      'temporal-ui',
      'worker-1',
      'worker-2',
    ]);
    for (const [name, { restart }] of services)
      expect([name, restart]).toEqual([name, expect.stringMatching(/^(unless-stopped|on-failure)/)]);
    for (const name of ['postgres', 'worker-1', 'worker-2', 'temporal-ui', 'proxy']) {
      expect(compose.services[name]).toHaveProperty('healthcheck.test');
    }
  });

  it('lets in nothing but the proxy, and the engine’s pages on this machine alone', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`));
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as Compose fills it in
    expect(open).toEqual(['temporal-ui 127.0.0.1:8233:8233', 'proxy ${HTTPS_PORT:-443}:8443']);
    for (const name of ['postgres', 'temporal', 'migrate'])
      expect(compose.services[name]?.networks).toEqual(['inside']);
    expect(compose.networks.inside?.internal).toBe(true);
    expect(compose.networks.front?.internal).toBe(true);
  });

  it('hands secrets out as files that are declared, none as a value', () => {
    for (const [, { secrets = [], environment: env = {} }] of services) {
      for (const secret of secrets) expect(compose.secrets).toHaveProperty(secret);
      for (const [name, value] of Object.entries(env)) {
        if (name.endsWith('_FILE')) expect(secrets).toContain(value.replace('/run/secrets/', ''));
        else expect(name).not.toMatch(/PASSWORD|TOKEN|SECRET|KEYS|DATABASE_URL/);
      }
    }
  });

  it('names only settings that there are', () => {
    const known = new Set([...Object.keys(environment.shape), ...IN_FILES.map((name) => `${name}_FILE`)]);
    for (const name of ['api-1', 'worker-1', 'migrate']) {
      for (const setting of Object.keys(compose.services[name]?.environment ?? {})) expect(known).toContain(setting);
    }
  });

  it('has the engine keep to as many shards as elsewhere, unless told before its first start', () => {
    for (const name of ['temporal-schema', 'temporal'])
      expect(compose.services[name]?.environment?.HISTORY_SHARDS).toBe(`\${HISTORY_SHARDS:-${HISTORY_SHARDS}}`);
  });

  it('starts what a service needs before it', () => {
    for (const [, { depends_on: needs = {} }] of services) {
      for (const [name, { condition }] of Object.entries(needs)) {
        expect(compose.services).toHaveProperty(name);
        expect(condition).toBe(
          ['migrate', 'temporal-schema'].includes(name) ? 'service_completed_successfully' : 'service_healthy',
        );
      }
    }
  });

  it('is of this release, and no image is of whatever is newest', () => {
    for (const [name, { image }] of services) {
      expect([name, image]).toEqual([name, expect.stringMatching(/:[^:}]*\d+\.\d+[^}]*}?$/)]);
      if (image.startsWith('xuncheng')) expect(image).toContain(`:-${productVersion()}}`);
    }
  });
});
