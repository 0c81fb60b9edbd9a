import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const ENCODING = 'binary/gzip';
const SMALLEST = 512;
/** The engine takes 2 MB a payload; a small one that grows beyond this was not made by us. */
const LARGEST = 64 * 1024 * 1024;
const compress = promisify(gzip);
const expand = promisify(gunzip);

/** Compresses what is large enough to be worth it; what was not compressed is passed on. */
export class GzipCodec implements PayloadCodec {
  async encode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(
      payloads.map(async (payload) => {
        if ((payload.data?.length ?? 0) < SMALLEST) return payload;
        const data = await compress(proto.temporal.api.common.v1.Payload.encode(payload).finish());
        return { metadata: { encoding: new TextEncoder().encode(ENCODING) }, data };
      }),
    );
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return Promise.all(
      payloads.map(async (payload) => {
        const mark = payload.metadata?.encoding;
        if (!mark || new TextDecoder().decode(mark) !== ENCODING || !payload.data) return payload;
        return proto.temporal.api.common.v1.Payload.decode(await expand(payload.data, { maxOutputLength: LARGEST }));
      }),
    );
  }
}
