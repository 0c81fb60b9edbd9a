import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { outbox } from '../../db/schema/outbox.ts';
import { fact } from '../support/round.ts';
import { auditedProduct } from './audited.ts';
import { Played } from './virtual.ts';

const { product, expectEqual } = auditedProduct();

describe('one letter over three weeks', () => {
  it('warns, lapses, climbs, is reminded by hand, is answered, sent back with a day, and climbs again', async () => {
    const played = await Played.start(product(), { rulebook: 'wuyang-2023', instant: '2023-04-17T00:00:00.000Z' });
    const { round } = played;
    const aud = 'letter/aud';
    const key = `inquiry.reply@${aud}`;
    await played.on('2023-04-17', round, fact('letter.sent', aud, '2023-04-17', { data: { unit: 'aud' } } as never));
    await played.on('2023-04-18', round, fact('letter.received', aud, '2023-04-18'));
    await played.until('2023-04-25');
    await played.on('2023-04-26', round, { type: 'remind-deadline', key, wording: '请于本周内报来' });
    await played.on('2023-04-27', round, fact('letter.replied', aud, '2023-04-27'));
    const [reply] = (await played.bodies('fact.recorded')).filter(
      ({ fact: { fact: name } }) => name === 'letter.replied',
    );
    await played.on('2023-04-28', round, {
      type: 'return-fact',
      factId: reply?.fact.id ?? '',
      reason: '缺附件',
      rework: '2023-05-04',
    });
    await played.until('2023-05-07');
    await played.on('2023-05-08', round, fact('letter.replied', aud, '2023-05-08'));
    await played.until('2023-06-01');

    // Received on Tuesday the 18th: 19, 20, 21. Sunday the 23rd is worked.
    const rows = await product()
      .database.db.select()
      .from(outbox)
      .where(eq(outbox.round, round))
      .orderBy(asc(outbox.createdAt), asc(outbox.id));
    const local = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    expect(rows.map((row) => [local(row.createdAt), row.rung, row.kind, row.to.join(), row.paper, row.due])).toEqual(
      [
        ['2023-04-20 08:30', 'warn:1 working day before', 'reminder', 'office', null, '2023-04-21'],
        ['2023-04-22 00:00', 'due', 'reminder', 'office', '催办函', '2023-04-21'],
        ['2023-04-24 08:30', 'after:2 working days', 'escalation', 'director', null, '2023-04-21'],
        ['2023-04-26 12:00', 'manual:1', 'reminder', 'aud', '催办函', '2023-04-21'],
        // Sent back: everything of the new generation is past, so its highest rung is sent once.
        ['2023-04-24 08:30', 'after:2 working days', 'escalation', 'director', null, '2023-04-21'],
        ['2023-05-05 00:00', 'rework', 'reminder', 'office', null, '2023-04-21'],
      ].sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
    );
    const skipped = (await played.bodies('rung.skipped')).map(({ rung, generation }) => `${rung}#${generation}`);
    expect(skipped).toEqual(['warn:1 working day before#2', 'due#2']);
    const met = (await played.bodies('deadline.met')).filter((body) => body.key === key);
    expect(met.map(({ metOn, late }) => [metOn, late])).toEqual([
      ['2023-04-27', true],
      ['2023-05-08', true],
    ]);
    await expectEqual(round);
  });
}, 180_000);
