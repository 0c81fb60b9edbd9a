import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { KeyReader } from '../keys/key-reader.ts';
import type { KeyRing } from '../keys/key-ring.ts';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const ENCODING = 'binary/encrypted';
const KEY_ID = 'encryption-key-id';
/** What opens is a payload of the engine, and was sealed as one. */
const CONTEXT = 'temporal-payload';
const utf8 = new TextEncoder();

/** AES-256-GCM over the whole payload, its metadata too; only the key's id stays readable. What is not encrypted is passed on. */
export class EncryptionCodec implements PayloadCodec {
  /** Asked for each payload: the ring is opened after this module is loaded. */
  constructor(private readonly keys: () => KeyRing) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => {
      const { keyId, bytes } = this.keys().seal(PayloadMessage.encode(payload).finish(), CONTEXT);
      return { metadata: { encoding: utf8.encode(ENCODING), [KEY_ID]: utf8.encode(keyId) }, data: bytes };
    });
  }

  /** Throws `UnknownKeyError` and `DamagedCiphertextError`. */
  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => decrypted(payload, this.keys()));
  }
}

/** A payload as it was before it was encrypted; one that was not is given back. Throws as `KeyReader.open` does. */
export function decrypted(payload: Payload, keys: KeyReader): Payload {
  const keyId = keyIdOf(payload);
  if (keyId === undefined) return payload;
  return PayloadMessage.decode(keys.open({ keyId, bytes: payload.data ?? new Uint8Array() }, CONTEXT));
}

/** Id of the key a payload is under; undefined when it is not encrypted. */
export function keyIdOf({ metadata }: Pick<Payload, 'metadata'>): string | undefined {
  if (!metadata?.encoding || textOf(metadata.encoding) !== ENCODING) return undefined;
  return textOf(metadata[KEY_ID]);
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return new TextDecoder().decode(bytes ?? undefined);
}
