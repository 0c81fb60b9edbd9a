import { DamagedCiphertextError, UnknownKeyError } from '../../keys/key-error.ts';

/** Why a part of the ledger could not be read: its key is not here, or its ciphertext was changed. */
export interface Unreadable {
  why: 'missing-key' | 'damaged';
  keyId: string;
}

/** What is read; where it cannot be decrypted, why not. */
export async function unlessUnreadable<T>(read: () => Promise<T>): Promise<{ read?: T; unreadable?: Unreadable }> {
  try {
    return { read: await read() };
  } catch (error) {
    if (error instanceof UnknownKeyError) return { unreadable: { why: 'missing-key', keyId: error.keyId } };
    if (error instanceof DamagedCiphertextError) return { unreadable: { why: 'damaged', keyId: error.keyId } };
    throw error;
  }
}
