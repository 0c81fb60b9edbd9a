import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../audit/audit.ts';
import { MOST_BYTES } from '../../audit/bundle/limits.ts';
import { openSealed } from '../../audit/bundle/open.ts';
import { printedBundle } from '../../audit/bundle/print.ts';
import { readBundle } from '../../audit/bundle/read.ts';
import { type RoundKey, roundKeyIn } from '../../audit/bundle/round-key.ts';
import type { Filed } from '../../audit/check/checkpoints.ts';
import type { Code } from '../../audit/replay-runs.ts';
import type { Report } from '../../audit/report.ts';
import { keysDir } from '../../audit/seal/keys.ts';
import { productVersion } from '../../config.ts';
import { StackError } from '../../stack/say.ts';

/** How a bundle is audited on the machine it was made on, or any other with this product. */
interface BundleOptions {
  dataDir: string;
  /** File of the round's key; that of the data folder unless told. */
  key: string | undefined;
  publicKeys: readonly string[];
  filed: readonly Filed[];
  code: Code;
}

/** The report of a bundle, and the lines that say what the bundle is. Neither ledger nor engine is asked. */
export async function auditBundleFile(
  file: string,
  { dataDir, key, publicKeys, filed, code }: BundleOptions,
): Promise<{ report: Report; about: string[] }> {
  const { size } = await stat(file).catch(() => {
    throw new StackError(`--bundle：读不到文件 ${file}`);
  });
  if (size > MOST_BYTES) throw new StackError(`--bundle：${file} 大于 ${MOST_BYTES} 字节，不是审计包`);
  const sealed = openSealed(await readFile(file), publicKeys);
  const roundKey = await keyOf(key ?? join(keysDir(dataDir), 'rounds', `${sealed.manifest.round}.age`));
  const evidence = await readBundle(sealed, roundKey, publicKeys);
  const made = { version: productVersion(), at: new Date().toISOString() };
  return { report: await audit([evidence], { code, filed, ...made }), about: printedBundle(sealed) };
}

async function keyOf(file: string): Promise<RoundKey> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StackError(`读不到本轮的钥匙 ${file}：用 --key 写明`);
  });
  return roundKeyIn(text, file);
}
