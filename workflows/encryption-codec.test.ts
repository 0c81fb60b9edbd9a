import { readFileSync } from 'node:fs';
import { DefaultFailureConverter, defaultPayloadConverter } from '@temporalio/common';
import { loadDataConverter } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { describe, expect, it } from 'vitest';
import { DamagedCiphertextError, UnknownKeyError } from '../keys/key-error.ts';
import { openKeys, ring } from '../keys/open.ts';
import { dataConverter, payloadCodecs, replayConverter } from './data-converter.ts';
import { EncryptionCodec, keyIdOf } from './encryption-codec.ts';
import { GzipCodec } from './gzip-codec.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const codec = new EncryptionCodec(ring);
const payload = (value: unknown) => defaultPayloadConverter.toPayload(value);
const all = async (value: unknown) => {
  let payloads = [payload(value)];
  for (const one of payloadCodecs) payloads = await one.encode(payloads);
  return payloads;
};
const back = async (payloads: Awaited<ReturnType<typeof all>>, codecs = payloadCodecs) => {
  let decoded = payloads;
  for (const one of codecs.toReversed()) decoded = await one.decode(decoded);
  return decoded.map((one) => defaultPayloadConverter.fromPayload(one));
};

describe('payloads', () => {
  it('are ciphertext, small or large, with nothing beside it but the encoding and the key’s id', async () => {
    for (const value of ['甲', '甲'.repeat(5000), null, new Uint8Array([1, 2])]) {
      const [encoded] = await all(value);
      const metadata = Object.entries(encoded?.metadata ?? {}).map(([name, bytes]) => [name, `${Buffer.from(bytes)}`]);
      expect(Object.fromEntries(metadata)).toEqual({ encoding: 'binary/encrypted', 'encryption-key-id': 'k-test' });
      expect(Buffer.from(encoded?.data ?? []).includes('甲')).toBe(false);
      expect(await back([encoded ?? {}])).toEqual([value]);
    }
    const [large] = await all('甲'.repeat(5000));
    expect(large?.data?.length).toBeLessThan(500);
  });

  it('of earlier releases decode as they are: plain, and compressed only', async () => {
    const plain = payload('甲');
    const compressed = await new GzipCodec().encode([payload('甲'.repeat(500))]);
    expect(await back([plain, ...compressed])).toEqual(['甲', '甲'.repeat(500)]);
    expect([plain, ...compressed].map(keyIdOf)).toEqual([undefined, undefined]);
  });

  it('of a key that is not there, and damaged ones, are told apart', async () => {
    const [sealed] = await all('甲');
    const unnamed = { ...sealed, metadata: { encoding: sealed?.metadata?.encoding ?? new Uint8Array() } };
    await expect(codec.decode([unnamed])).rejects.toThrow(UnknownKeyError);
    const other = openKeys({ text: `k1:${key(1)}` });
    const elsewhere = new EncryptionCodec(() => other);
    await expect(elsewhere.decode([sealed ?? {}])).rejects.toThrow('密钥 k-test 不在密钥环里');
    openKeys({ text: process.env.XUNCHENG_KEYS ?? '' });
    const cut = { ...sealed, data: sealed?.data?.slice(0, -1) ?? new Uint8Array() };
    await expect(codec.decode([cut])).rejects.toThrow(DamagedCiphertextError);
  });

  it('are read and not written by a replay', async () => {
    const { payloadCodecs: reading = [] } = replayConverter();
    const sealed = await all('甲');
    expect(await back(sealed, reading)).toEqual(['甲']);
    for (const one of reading) expect(await one.encode(sealed)).toBe(sealed);
  });
});

describe('failures', () => {
  it('have their message and stack in a payload', () => {
    const { failureConverter, payloadConverter } = loadDataConverter(dataConverter);
    const failure = failureConverter.errorToFailure(new Error('甲不在名册'), payloadConverter);
    expect(JSON.stringify({ ...failure, encodedAttributes: null })).not.toContain('甲');
    expect(`${Buffer.from(failure.encodedAttributes?.data ?? [])}`).toContain('甲不在名册');
    // As a release without the converter reads it, and a replay.
    expect(new DefaultFailureConverter().failureToError(failure, payloadConverter).message).toBe('甲不在名册');
  });

  it('are converted by plain JavaScript: a library loads it by its path', () => {
    expect(readFileSync(dataConverter.failureConverterPath, 'utf8')).toContain('encodeCommonAttributes: true');
  });
});
