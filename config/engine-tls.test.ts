import { afterAll, beforeAll, expect, it } from 'vitest';
import { asFiles } from '../test/support/certificates.ts';
import { engineTls } from './engine-tls.ts';
import { areProxies } from './proxies.ts';

let made: Awaited<ReturnType<typeof asFiles<'pem' | 'text'>>>;
beforeAll(async () => {
  made = await asFiles({ pem: '-----BEGIN CERTIFICATE-----\n', text: 'nothing' });
});
afterAll(() => made.remove());

it('an engine is asked in the clear unless told', () => {
  expect(engineTls({})).toBeUndefined();
  expect(engineTls({ TEMPORAL_TLS_CA: '', TEMPORAL_TLS_CERT: '' })).toBeUndefined();
  expect(engineTls({ TEMPORAL_TLS_SERVER_NAME: 'x' })).toEqual({ serverNameOverride: 'x' });
});

it('files that cannot be used are named', () => {
  const { pem, text } = made.files;
  expect(() => engineTls({ TEMPORAL_TLS_CERT: pem })).toThrow('TEMPORAL_TLS_CERT 与 TEMPORAL_TLS_KEY 一起填写');
  expect(() => engineTls({ TEMPORAL_TLS_CA: '/nowhere' })).toThrow('TEMPORAL_TLS_CA：读不到文件 /nowhere');
  expect(() => engineTls({ TEMPORAL_TLS_CA: text })).toThrow('不是 PEM 文件');
});

it.each([
  ['127.0.0.1', true],
  ['127.0.0.1, 10.1.0.0/16', true],
  ['::1,fd00::/8', true],
  ['proxy.example', false],
  ['true', false],
  ['1', false],
  ['10.0.0.0/33', false],
  ['0.0.0.0/0', false],
  ['', false],
])('%j names proxies: %s', (text, right) => {
  expect(areProxies(text)).toBe(right);
});
