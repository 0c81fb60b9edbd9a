import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectEngine } from '../../api/orchestrator.ts';
import { engineTls } from '../../config/engine-tls.ts';
import { provision } from '../../stack/temporal/connect.ts';
import { asFiles, authority, certified } from '../support/certificates.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { mtlsProxy } from '../support/mtls-proxy.ts';
import { NAMESPACE } from '../support/product.ts';

const ROUND = 'R2023-71';
let files: Awaited<ReturnType<typeof asFiles<'ca' | 'cert' | 'key' | 'strangerCert' | 'strangerKey'>>>;
let proxy: Awaited<ReturnType<typeof mtlsProxy>>;
let env: Record<string, string>;
let desk: Desk | undefined;

beforeAll(async () => {
  const ca = await authority('试验 CA');
  const server = await certified(ca, 'temporal.county.test');
  const { cert, key } = await certified(ca, 'xuncheng');
  const stranger = await certified(await authority('别的 CA'), 'stranger');
  files = await asFiles({ ca: ca.cert, cert, key, strangerCert: stranger.cert, strangerKey: stranger.key });
  const [, port] = inject('temporalAddress').split(':');
  proxy = await mtlsProxy(Number(port), { ca: ca.cert, ...server });
  env = {
    TEMPORAL_ADDRESS: proxy.address,
    TEMPORAL_TLS_CA: files.files.ca,
    TEMPORAL_TLS_CERT: files.files.cert,
    TEMPORAL_TLS_KEY: files.files.key,
    TEMPORAL_TLS_SERVER_NAME: 'temporal.county.test',
  };
}, 60_000);
afterAll(async () => {
  await desk?.close();
  proxy?.close();
  await files?.remove();
});

describe('an engine that asks for a certificate', () => {
  it('is provisioned and asked by who has one', async () => {
    await provision(proxy.address, engineTls(env));
    const { client, close } = connectEngine(proxy.address, NAMESPACE, engineTls(env));
    await client.connection.workflowService.describeNamespace({ namespace: NAMESPACE });
    await close();
    expect(new Set(proxy.peers)).toEqual(new Set(['xuncheng']));
  });

  it.each([
    ['without a certificate', { TEMPORAL_TLS_CERT: '', TEMPORAL_TLS_KEY: '' }],
    ['with one of another authority', { TEMPORAL_TLS_CERT: 'strangerCert', TEMPORAL_TLS_KEY: 'strangerKey' }],
    ['under another name than its own', { TEMPORAL_TLS_SERVER_NAME: 'localhost' }],
    ['trusting nobody who signed it', { TEMPORAL_TLS_CA: '' }],
  ])('is not reached %s', async (_, change) => {
    const named = Object.entries(change).map(([name, value]) => [name, files.files[value as 'cert'] ?? value]);
    const tls = engineTls({ ...env, ...Object.fromEntries(named) });
    const before = proxy.peers.length;
    const asked = Connection.connect({ address: proxy.address, connectTimeout: 2000, ...(tls && { tls }) });
    await expect(asked).rejects.toThrow();
    expect(proxy.peers.length).toBe(before);
  });

  it('runs a round with a worker that has one', async () => {
    const before = proxy.peers.length;
    desk = await openDesk(inject('temporalAddress'), env);
    await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
    expect((await desk.get(`rounds/${ROUND}`)).round).toBe(ROUND);
    expect(proxy.peers.length).toBeGreaterThan(before);
  }, 120_000);
});
