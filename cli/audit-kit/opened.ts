import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit } from '../../audit/audit.ts';
import type { Sealed } from '../../audit/bundle/open.ts';
import { readBundle } from '../../audit/bundle/read.ts';
import type { RoundKey } from '../../audit/bundle/round-key.ts';
import type { Filed } from '../../audit/check/checkpoints.ts';
import type { Report } from '../../audit/report.ts';
import { productVersion } from '../../config.ts';
import { silenceEngine } from '../../workflows/replay.ts';

/** What the auditor trusts and brought along. */
export interface Trusted {
  publicKeys: string[];
  filed: Filed[];
}

/** Opens a bundle and replays what is in it. A module of its own: it needs the engine's native part, the seal does not. */
export async function auditBundle(
  sealed: Sealed,
  key: RoundKey,
  { publicKeys, filed }: Trusted,
  kit: string,
): Promise<Report> {
  const evidence = await readBundle(sealed, key, publicKeys);
  const current = await readFile(join(kit, 'workflows.js'), 'utf8');
  silenceEngine();
  return audit([evidence], {
    code: { current, use: 'own' },
    filed,
    version: productVersion(),
    at: new Date().toISOString(),
  });
}
