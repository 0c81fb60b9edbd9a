import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** A key with its certificate, PEM. */
export interface Pair {
  cert: string;
  key: string;
}

/** An authority of this test's own. */
export async function authority(name: string): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: name }], {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** A certificate for these names, of a server and of a client, signed by the authority. */
export async function certified(ca: Pair, ...names: string[]): Promise<Pair> {
  const made = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    ca: { cert: ca.cert, key: ca.key },
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** These texts as files of their names, in a folder that `remove` takes away. */
export async function asFiles<Name extends string>(texts: Record<Name, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-tls-'));
  const files = {} as Record<Name, string>;
  for (const name of Object.keys(texts) as Name[]) {
    files[name] = join(folder, `${name}.pem`);
    await writeFile(files[name], texts[name], { mode: 0o600 });
  }
  return { files, remove: () => rm(folder, { recursive: true, force: true }) };
}
