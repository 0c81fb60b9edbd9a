import { setTimeout as sleep } from 'node:timers/promises';
import { saveRulebook } from '../../../db/queries/rulebooks.ts';
import { withClosures } from '../../../procedure/calendar/closures.ts';
import { publishedCalendar } from '../../../procedure/calendar/published.ts';
import { hashOf } from '../../../procedure/rulebook/hash.ts';
import { rulebookLibrary } from '../../../procedure/rulebook/library.ts';
import type { Rulebook } from '../../../procedure/rulebook/schema.ts';
import { settled } from '../../support/ledger-audit.ts';
import type { Product } from '../../support/product.ts';
import { fact, startRound, submit } from '../../support/round.ts';

/** S1 with a ladder that copies, says it in its own words and says it again. */
function countyBook(): Rulebook {
  const { hash: _, ...book } = rulebookLibrary().resolve('wuyang-2023');
  const { ladder: __, ...rule } = book.deadlines['inquiry.reply'] ?? {};
  const own = {
    ...(rule as Rulebook['deadlines'][string]),
    yellow: '2 working days',
    warn: [{ before: '1 day', to: 'unit', wording: '{事项}快到期了' }],
    escalate: [
      { at: 'due' as const, to: 'unit', 'copy-to': ['office'], paper: '催办函', repeat: { every: '1 day', times: 2 } },
    ],
  };
  const content = { ...book, id: 'wuyang-jia', deadlines: { ...book.deadlines, 'inquiry.reply': own } };
  return { ...content, hash: hashOf(content) };
}

/**
 * Letters under a running clock of which one falls due: reminded by hand, extended after it was asked for, refused,
 * stopped and run on, sent back with a day, and moved by another calendar.
 */
export async function decidedDeadlines(product: Product): Promise<string> {
  const book = countyBook();
  await saveRulebook(product.database.db, book, new Date(0).toISOString());
  // Letters of Monday the 24th are due on the 27th.
  const instant = new Date(Date.parse('2023-04-27T16:00:00.000Z') - 10_000).toISOString();
  const round = await startRound(product, { rulebook: book, instant });
  let n = 0;
  const put = async (...commands: Parameters<typeof submit>[3][]) => {
    const id = `${round}-${++n}`;
    await submit(product, round, id, ...commands);
    return `${id}.0`;
  };
  const key = (unit: string) => `inquiry.reply@letter/${unit}`;
  for (const unit of ['aud', 'xf', 'pub', 'ufd']) {
    await put(fact('letter.sent', `letter/${unit}`, '2023-04-21', { data: { unit, kind: 'inquiry' } } as never));
    await put(fact('letter.received', `letter/${unit}`, unit === 'aud' ? '2023-04-24' : '2023-04-26'));
  }
  const asked = await put({ type: 'request-extension', key: key('xf'), due: '2023-05-10', reason: '人员出差' });
  await put({ type: 'extend-deadline', key: key('xf'), due: '2023-05-08', reason: '同意', request: asked });
  const again = await put({ type: 'request-extension', key: key('pub'), due: '2023-05-12', reason: '材料多' });
  await put({ type: 'refuse-extension', request: again, reason: '按期可以办' });
  await put({ type: 'pause-deadline', key: key('ufd'), from: '2023-04-26', reason: '等名单' });
  await put({ type: 'resume-deadline', key: key('ufd'), until: '2023-04-27' });
  await put({ type: 'remind-deadline', key: key('pub'), wording: '请于节前报来' });
  await sleep(12_000);
  const reply = await put(fact('letter.replied', 'letter/aud', '2023-04-27'));
  await put({ type: 'return-fact', factId: reply, reason: '缺附件', rework: '2023-05-04' });
  const calendar = withClosures(publishedCalendar(), { '2023-05-05': '县里停班' });
  await put({ type: 'revise-calendar', calendar });
  await settled(product, round);
  return round;
}
