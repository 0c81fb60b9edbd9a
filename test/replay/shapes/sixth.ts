import { settled } from '../../support/ledger-audit.ts';
import type { Product } from '../../support/product.ts';
import { fact, startRound, submit } from '../../support/round.ts';

/** A round that is told of things while it writes what it was told before, also where it goes on in another run. */
export async function busyRound(product: Product): Promise<string> {
  const instant = '2023-04-10T00:00:00.000Z';
  const round = await startRound(product, { rulebook: 'wuyang-2023', instant, mode: 'backfill', maxUpdates: 4 });
  const callers = ['disc', 'orgd', 'pub', 'ufd', 'aud', 'xf'].map(async (unit) => {
    const on = `letter/${unit}`;
    await submit(
      product,
      round,
      `${round}-${unit}`,
      fact('letter.sent', on, '2023-04-14', { data: { unit, kind: 'inquiry' } }),
    );
    await submit(product, round, `${round}-${unit}-receipt`, fact('letter.received', on, '2023-04-17'));
  });
  await Promise.all(callers);
  await settled(product, round);
  return round;
}
