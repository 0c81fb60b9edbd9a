import type { KeyObject } from 'node:crypto';
import { GENESIS } from '../../db/chain.ts';
import { signCheckpoint } from '../../db/checkpoint.ts';
import type { Db } from '../../db/client.ts';
import { exclusively } from '../../db/exclusive.ts';
import { addCheckpoint, isSealed, lastCheckpoint, movedHeads, unsealedFacts } from '../../db/queries/checkpoints.ts';
import { transaction } from '../../db/transaction.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';

/** Steps that hand an archive over: the group's, and the whole round's（steps.md 归档）. */
const ARCHIVING = ['archive.handover', 'archive.close'];

/**
 * Signs the heads that moved: once a day of Asia/Shanghai, and once for every archive handed over. Says how many
 * checkpoints were made; another process at the same moment leaves them to this one.
 */
export async function seal(db: Db, key: KeyObject, now: Date): Promise<number> {
  let made = 0;
  await exclusively(db, 'checkpoints', async () => {
    const at = now.toISOString();
    const day = dateOfInstant(at);
    if (!(await isSealed(db, day))) made += await sign(db, key, { at, kind: 'daily', reason: day });
    for (const reason of await unsealedFacts(db, ARCHIVING)) {
      made += await sign(db, key, { at, kind: 'archive', reason });
    }
  });
  return made;
}

async function sign(
  db: Db,
  key: KeyObject,
  made: { at: string; kind: 'daily' | 'archive'; reason: string },
): Promise<number> {
  await transaction(db, async (tx) => {
    const last = await lastCheckpoint(tx);
    const heads = await movedHeads(tx);
    const unsigned = { no: (last?.no ?? 0) + 1, previous: last?.hash ?? GENESIS, heads, ...made };
    await addCheckpoint(tx, signCheckpoint(unsigned, key));
  });
  return 1;
}
