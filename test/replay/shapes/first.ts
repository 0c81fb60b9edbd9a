import { setTimeout as sleep } from 'node:timers/promises';
import { settled } from '../../support/ledger-audit.ts';
import type { Product } from '../../support/product.ts';
import { fact, startRound, submit } from '../../support/round.ts';

/** Letters under a running clock: a due instant passes, a letter is answered late, over several runs. */
export async function liveLettersOverRuns(product: Product): Promise<string> {
  const instant = new Date(Date.parse('2023-04-20T16:00:00.000Z') - 8_000).toISOString();
  const round = await startRound(product, { rulebook: 'wuyang-2023', instant, maxUpdates: 3 });
  const letter = (name: string, at: string, data = {}) => fact(name, 'letter/aud', at, { data });
  await submit(product, round, `${round}-1`, letter('letter.sent', '2023-04-14', { unit: 'aud', kind: 'inquiry' }));
  await submit(product, round, `${round}-2`, letter('letter.received', '2023-04-17'));
  await sleep(12_000);
  for (const index of [3, 4, 5, 6]) {
    await submit(product, round, `${round}-${index}`, fact('plan.speeches', `round`, '2023-04-20')).catch(
      () => undefined,
    );
    await submit(
      product,
      round,
      `${round}-l${index}`,
      fact('letter.sent', `letter/x${index}`, '2023-04-19', { data: { unit: 'xf', kind: 'inquiry' } }),
    );
  }
  await submit(product, round, `${round}-7`, letter('letter.replied', '2023-04-20'));
  return round;
}

/** A past round with all three workflow types, signals both ways and month-end reports. */
export async function backfilledRound(product: Product): Promise<string> {
  const round = await startRound(product, {
    rulebook: 'township-wuyang-xinghai',
    instant: '2022-03-31T16:00:00.000Z',
    mode: 'backfill',
    params: { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' },
  });
  const inspection = `${round}-01-1`;
  const transfer = `${round}-T1`;
  const late = '补录';
  const about = { inspections: ['1-1'] };
  let n = 0;
  const put = async (workflow: string, ...commands: Parameters<typeof submit>[3][]) => {
    await settled(product, workflow);
    await submit(product, workflow, `${round}-b${++n}`, ...commands);
    await settled(product, workflow);
  };
  await put(round, fact('letter.sent', 'letter/aud', '2022-04-11', { data: { unit: 'aud', kind: 'inquiry' } }));
  await put(
    round,
    fact('letter.received', 'letter/aud', '2022-04-12'),
    fact('letter.replied', 'letter/aud', '2022-04-20'),
  );
  await put(inspection, fact('station.entry', 'inspection/1-1', '2022-04-21', { late }));
  await put(inspection, fact('withdraw.exit', 'inspection/1-1', '2022-06-10', { late }));
  await put(round, fact('hear.leading-group', 'round', '2022-06-20', { data: about, late }));
  await put(round, fact('hear.secretary', 'round', '2022-06-28', { data: about, late }));
  await put(round, {
    type: 'assemble-transfer',
    no: 1,
    receiver: 'disc',
    clues: [1, 2],
    inspections: [],
    early: false,
  });
  await put(transfer, fact('transfer.handover', 'transfer/1', '2022-07-15', { late }));
  await put(transfer, { type: 'tick', until: '2022-11-15T00:00:00.000Z' });
  await put(transfer, fact('clue.feedback', 'transfer/1', '2022-11-16', { data: { closed: [1, 2] } }));
  await put(inspection, fact('feedback.leadership', 'inspection/1-1', '2022-07-20', { late }));
  return round;
}
