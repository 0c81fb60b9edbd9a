import { fileURLToPath } from 'node:url';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import type { KeyReader } from '../keys/key-reader.ts';
import { ring } from '../keys/open.ts';
import { decrypted, EncryptionCodec } from './encryption-codec.ts';
import { GzipCodec } from './gzip-codec.ts';

/** What makes the texts of failures payloads, to be encrypted like all others; a worker's bundle has it too. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** In the order of encoding: ciphertext does not compress. Payloads of releases that encrypted nothing still decode. */
export const payloadCodecs: PayloadCodec[] = [new GzipCodec(), new EncryptionCodec(ring)];

/** How clients and workers read and write payloads: with the keys of this process（openKeys）. */
export const dataConverter = { payloadCodecs, failureConverterPath } satisfies DataConverter;

/** How replays read payloads, with the keys of the process or others. What they would write nobody looks at. */
export function replayConverter(keys: KeyReader = ring()): DataConverter {
  const gzip = new GzipCodec();
  const reading: PayloadCodec = {
    encode: async (payloads) => payloads,
    decode: async (payloads) => gzip.decode(payloads.map((payload) => decrypted(payload, keys))),
  };
  return { payloadCodecs: [reading] };
}
