import { decrypt } from './aes-gcm.ts';
import { DamagedCiphertextError, UnknownKeyError } from './key-error.ts';
import type { StoredKey } from './key-set.ts';

/** What was sealed, and under which key; the id is no secret and belongs beside the bytes. */
export interface Sealed {
  keyId: string;
  bytes: Uint8Array;
}

/** Opens what was sealed under any of its keys. */
export abstract class KeyReader {
  /** Whether what is under this key can be opened. */
  has(keyId: string): boolean {
    return this.keyOf(keyId) !== undefined;
  }

  /** Throws `UnknownKeyError` for a key that is not there, `DamagedCiphertextError` for what its key does not open. */
  open({ keyId, bytes }: Sealed, context = ''): Uint8Array {
    const found = this.keyOf(keyId);
    if (!found) throw new UnknownKeyError(keyId);
    try {
      return decrypt(found.key, bytes, bound(keyId, context));
    } catch {
      throw new DamagedCiphertextError(keyId);
    }
  }

  protected abstract keyOf(keyId: string): StoredKey | undefined;
}

/** Keys that were handed over, to read with and not to write. */
export class GivenKeys extends KeyReader {
  private readonly keys: ReadonlyMap<string, StoredKey>;

  constructor(keys: readonly StoredKey[]) {
    super();
    this.keys = new Map(keys.map((key) => [key.id, key]));
  }

  protected keyOf(keyId: string): StoredKey | undefined {
    return this.keys.get(keyId);
  }
}

/** What a seal is bound to besides its bytes: the key's name, what it is and where it belongs. */
export function bound(keyId: string, context: string): Uint8Array {
  return Buffer.from(JSON.stringify([keyId, context]));
}
