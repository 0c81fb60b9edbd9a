import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import { BundleError } from './bundle-error.ts';
import { MOST_CLEAR_BYTES } from './limits.ts';

const compress = promisify(gzip);
const expand = promisify(gunzip);

/** What is added to the name of a member that is compressed (gzip) and encrypted（age-encryption.org/v1）. */
export const LOCKED = '.gz.age';

/** Compresses, then encrypts to a round's recipient. */
export async function lock(clear: Uint8Array, recipient: string): Promise<Uint8Array> {
  if (clear.length > MOST_CLEAR_BYTES) throw new BundleError(`一件成员大于 ${MOST_CLEAR_BYTES} 字节，打不成审计包`);
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(await compress(clear));
}

/** What was locked; refused when the key is not its own, or when it would grow beyond all measure. */
export async function unlock(stored: Uint8Array, identity: string, name: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const compressed = await decrypter.decrypt(stored).catch(() => {
    throw new BundleError(`成员 ${name} 用这把钥匙打不开：是别的轮次的，或被重新加密过`);
  });
  return expand(compressed, { maxOutputLength: MOST_CLEAR_BYTES }).catch(() => {
    throw new BundleError(`成员 ${name} 解压不了：被改过编码，或展开后过大`);
  });
}
