import { settled } from '../../support/ledger-audit.ts';
import type { Product } from '../../support/product.ts';
import { fact, startRound, submit } from '../../support/round.ts';

/** A round that goes over several runs, each of which keeps the history of the one before and writes down its hash. */
export async function exportedRuns(product: Product): Promise<string> {
  const instant = '2023-04-10T00:00:00.000Z';
  const round = await startRound(product, { rulebook: 'wuyang-2023', instant, mode: 'backfill', maxUpdates: 2 });
  for (const unit of ['disc', 'orgd', 'pub', 'aud', 'xf']) {
    const sent = fact('letter.sent', `letter/${unit}`, '2023-04-14', { data: { unit, kind: 'inquiry' } });
    await submit(product, round, `${round}-${unit}`, sent);
    await settled(product, round);
  }
  await submit(product, round, `${round}-receipt`, fact('letter.received', 'letter/aud', '2023-04-17'));
  return round;
}
