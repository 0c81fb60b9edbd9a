import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GzipCodec } from './gzip-codec.ts';

const codec = new GzipCodec();
const utf8 = new TextEncoder();
const payload = (text: string) => ({ metadata: { encoding: utf8.encode('json/plain') }, data: utf8.encode(text) });

describe('GzipCodec', () => {
  it('gives back what it was given, large or small', async () => {
    for (const text of ['"a"', JSON.stringify('整改'.repeat(5000))]) {
      const [decoded] = await codec.decode(await codec.encode([payload(text)]));
      expect(new TextDecoder().decode(decoded?.data ?? undefined)).toBe(text);
    }
    const [large] = await codec.encode([payload(JSON.stringify('a'.repeat(5000)))]);
    expect(large?.data?.length).toBeLessThan(500);
  });

  it('refuses what would fill the memory', async () => {
    const bomb = {
      metadata: { encoding: utf8.encode('binary/gzip') },
      data: gzipSync(new Uint8Array(65 * 1024 * 1024)),
    };
    await expect(codec.decode([bomb])).rejects.toThrow(/larger than/);
  });
});
