import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { keyIdOf } from '../../db/checkpoint.ts';
import { BundleError } from './bundle-error.ts';
import { MANIFEST, manifestIn, SIGNATURE } from './manifest.ts';

/** Ed25519 over the bytes of the manifest, nothing else: `openssl pkeyutl -verify -rawin` says the same. */
export function signManifest(manifest: Uint8Array, key: KeyObject): Uint8Array {
  return sign(null, manifest, key);
}

/** Refuses a manifest that no trusted key signed, and tells whether it was changed or is somebody else's. */
export function checkSignature(manifest: Uint8Array, signature: Uint8Array, publicKeys: readonly string[]): void {
  const keys = publicKeys.map(publicKeyIn);
  if (keys.length === 0) throw new BundleError('没有可信的公钥，清单的签名无从核对（--public-key）');
  if (keys.some((key) => verify(null, manifest, key, signature))) return;
  const signedBy = signerIn(manifest);
  const known = keys.map(keyIdOf);
  if (signedBy !== undefined && !known.includes(signedBy)) {
    throw new BundleError(`清单的签名不对：是密钥 ${signedBy} 签的，可信的是 ${known.join('、')}`);
  }
  throw new BundleError(`清单的签名不对：${MANIFEST} 或 ${SIGNATURE} 在签名之后被改`);
}

/** Only to say whose it claims to be. */
function signerIn(manifest: Uint8Array): string | undefined {
  try {
    return manifestIn(manifest).signedBy;
  } catch {
    return undefined;
  }
}

function publicKeyIn(pem: string): KeyObject {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below.
  }
  throw new BundleError('公钥读不出来：应为 PEM 格式的 Ed25519 公钥');
}
