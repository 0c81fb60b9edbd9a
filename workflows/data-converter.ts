import { fileURLToPath } from 'node:url';
import type { DataConverter, PayloadCodec } from '@temporalio/common';
import type { KeyRing } from '../keys/key-ring.ts';
import { ring } from '../keys/open.ts';
import { EncryptionCodec } from './encryption-codec.ts';
import { GzipCodec } from './gzip-codec.ts';

/** What makes the texts of failures payloads, to be encrypted like all others; a worker's bundle has it too. */
export const failureConverterPath = fileURLToPath(new URL('./failure-converter.cjs', import.meta.url));

/** In the order of encoding: ciphertext does not compress. Payloads of releases that encrypted nothing still decode. */
export const payloadCodecs: PayloadCodec[] = codecsWith(ring);

/** How clients and workers read and write payloads: with the keys of this process（openKeys）. */
export const dataConverter = { payloadCodecs, failureConverterPath } satisfies DataConverter;

/** How replays read payloads, with the keys of the process or others. What they would write nobody looks at. */
export function replayConverter(keys: () => KeyRing = ring): DataConverter {
  const encode: PayloadCodec['encode'] = async (payloads) => payloads;
  return { payloadCodecs: codecsWith(keys).map((codec) => ({ encode, decode: (payloads) => codec.decode(payloads) })) };
}

function codecsWith(keys: () => KeyRing): PayloadCodec[] {
  return [new GzipCodec(), new EncryptionCodec(keys)];
}
