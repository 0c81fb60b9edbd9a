import { encrypt } from './aes-gcm.ts';
import { UnknownKeyError } from './key-error.ts';
import { bound, KeyReader, type Sealed } from './key-reader.ts';
import type { KeySet, StoredKey } from './key-set.ts';

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
export class KeyRing extends KeyReader {
  private keys: ReadonlyMap<string, StoredKey> = new Map();
  private active: StoredKey;
  private stamp: string | undefined;
  private looked = performance.now();

  /** `told` hears, in Chinese, why a changed source could not be taken up; the keys known so far stay. */
  constructor(
    private readonly source: KeySource,
    private readonly told: (message: string) => void = () => {},
  ) {
    super();
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

  /** `context` says what it is and where it belongs; the same must be given to open it. */
  seal(clear: Uint8Array, context = ''): Sealed {
    this.refresh();
    const { id, key } = this.active;
    return { keyId: id, bytes: encrypt(key, clear, bound(id, context)) };
  }

  protected override keyOf(keyId: string): StoredKey | undefined {
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
