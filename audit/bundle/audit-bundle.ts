import { productVersion } from '../../config.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { audit } from '../audit.ts';
import type { Filed } from '../check/checkpoints.ts';
import type { Code } from '../replay-runs.ts';
import type { Report } from '../report.ts';
import type { Sealed } from './open.ts';
import { readBundle } from './read.ts';
import type { RoundKey } from './round-key.ts';

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
  code: Code,
): Promise<Report> {
  const evidence = await readBundle(sealed, key, publicKeys);
  silenceEngine();
  return audit([evidence], { code, filed, version: productVersion(), at: new Date().toISOString() });
}
