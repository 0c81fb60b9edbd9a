import { access, rename, rm, writeFile } from 'node:fs/promises';
import { sha256Of } from '../../workflows/build-id.ts';
import { loadSigningKey } from '../seal/keys.ts';
import type { Sources } from '../source/collect.ts';
import { BundleError } from './bundle-error.ts';
import { gather } from './gather.ts';
import { openSealed } from './open.ts';
import { readBundle } from './read.ts';
import { loadRoundKey, type RoundKey, roundKeyFile } from './round-key.ts';
import { type Written, writeBundle } from './write.ts';

/** What to make a bundle of, and where. */
export interface Order {
  /** A round's number, or `office`. */
  round: string;
  /** Refused where there is a file already: evidence is not written over. */
  out: string;
  dataDir: string;
  /** Version of the product. */
  release: string;
  /** UTC. */
  madeAt: string;
}

/** A bundle that was written, and the key that opens it. */
export interface Made extends Written {
  sha256: string;
  signedBy: string;
  key: RoundKey;
  keyFile: string;
}

/** Makes the bundle of a round, opens it once as an auditor would, and only then gives it its name. */
export async function makeBundle(sources: Sources, order: Order): Promise<Made> {
  const { round, out, dataDir, release, madeAt } = order;
  if (await exists(out)) throw new BundleError(`已有文件 ${out}：请先移走，或用 --out 换一个名字`);
  const contents = await gather(sources, round);
  const { privateKey, publicKeyPem, keyId } = await loadSigningKey(dataDir);
  const key = await loadRoundKey(dataDir, round);
  const made = { signingKey: privateKey, recipient: key.recipient, release, madeAt };
  const written = await writeBundle(contents, made);
  // What nobody can open is found now, not in ten years.
  await readBundle(openSealed(written.bytes, [publicKeyPem]), key, [publicKeyPem]);
  await save(out, written.bytes);
  const keyFile = roundKeyFile(dataDir, round);
  return { ...written, sha256: sha256Of(written.bytes), signedBy: keyId, key, keyFile };
}

async function save(out: string, bytes: Uint8Array): Promise<void> {
  const draft = `${out}.${process.pid}.draft`;
  try {
    await writeFile(draft, bytes, { mode: 0o600 });
    await rename(draft, out);
  } catch (error) {
    throw new BundleError(`写不了 ${out}：${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await rm(draft, { force: true });
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
