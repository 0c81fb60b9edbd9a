import { decrypt, encrypt } from './aes-gcm.ts';
import { DamagedCiphertextError, UnknownKeyError } from './key-error.ts';
import type { KeySet, StoredKey } from './key-set.ts';

/** What was sealed, and under which key; the id is no secret and belongs beside the bytes. */
export interface Sealed {
  keyId: string;
  bytes: Uint8Array;
}

/** Where a ring has its keys from. */
export interface KeySource {
  read(): KeySet;
  /** Something that differs once the keys may be others; cheap to ask. */
  stamp(): string | undefined;
}

/** How long a ring goes without looking whether its source changed: a rotation reaches every process within this time. */
export const FRESH_MS = 1000;

/**
 * Seals with the active key and opens with whichever was used (AES-256-GCM, synchronous). The key's id and the context
 * are bound to what is sealed: moved to another place, or under another key's name, it does not open.
 */
export class KeyRing {
  private keys: ReadonlyMap<string, StoredKey> = new Map();
  private active: StoredKey;
  private stamp: string | undefined;
  private looked = performance.now();

  /** `told` hears, in Chinese, why a changed source could not be taken up; the keys known so far stay. */
  constructor(
    private readonly source: KeySource,
    private readonly told: (message: string) => void = () => {},
  ) {
    this.stamp = source.stamp();
    this.active = this.take(source.read());
  }

  /** Id of the key that new things are sealed with. */
  get activeId(): string {
    this.refresh();
    return this.active.id;
  }

  /** Every key now in the ring. */
  get all(): StoredKey[] {
    this.refresh();
    return [...this.keys.values()];
  }

  /** Whether what is under this key can be opened. */
  has(keyId: string): boolean {
    return this.keyOf(keyId) !== undefined;
  }

  /** `context` says what it is and where it belongs; the same must be given to open it. */
  seal(clear: Uint8Array, context = ''): Sealed {
    this.refresh();
    const { id, key } = this.active;
    return { keyId: id, bytes: encrypt(key, clear, bound(id, context)) };
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

  private keyOf(keyId: string): StoredKey | undefined {
    this.refresh();
    // Another process may have made it this very second.
    if (!this.keys.has(keyId)) this.refresh(0);
    return this.keys.get(keyId);
  }

  private refresh(olderThan = FRESH_MS): void {
    const now = performance.now();
    if (now - this.looked < olderThan) return;
    this.looked = now;
    const stamp = this.source.stamp();
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.active = this.take(this.source.read());
    } catch (error) {
      this.told((error as Error).message);
    }
  }

  private take({ active, keys }: KeySet): StoredKey {
    const found = keys.find(({ id }) => id === active);
    if (!found) throw new UnknownKeyError(active);
    this.keys = new Map(keys.map((key) => [key.id, key]));
    return found;
  }
}

function bound(keyId: string, context: string): Uint8Array {
  return Buffer.from(JSON.stringify([keyId, context]));
}
