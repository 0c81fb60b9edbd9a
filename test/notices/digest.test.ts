import { sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { digests } from '../../db/schema/digests.ts';
import { DIGEST_QUEUE } from '../../notices/queue.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { clockAt, House } from '../support/house.ts';
import { opened, recorded, roundStarted } from '../support/ledger.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const SECONDS = { timeout: 30_000, interval: 50 };
let house: House;
let mail: MailServer;
let boss: PgBoss;

const due = (unit: string, day: string, provisional = false): EntryBody =>
  opened(`inquiry.reply@letter/${unit}`, 'inquiry.reply', { letter: unit, unit }, day, provisional);

beforeAll(async () => {
  house = await House.open();
  mail = await mailServer();
  await house.record('2023-09-20T02:00:00.000Z', roundStarted, due('aud', '2023-10-07'), due('fin', '2023-10-08'));
  await house.record('2023-09-20T02:00:00.000Z', due('court', '2023-09-28'), due('just', '2023-09-27', true));
  await house.record('2023-09-20T02:00:00.000Z', due('pub', '2023-10-09'));
  await house.record('2023-09-20T02:00:00.000Z', recorded('m', 'group.meeting', 'group/1', '2023-09-20'));
  const names = { id: 'p', fact: 'learn.personal-matters-names', on: 'inspection/1-1', date: '2023-09-27', data: {} };
  const returned = { ...names, at: '2023-09-27T04:00:00.000Z', returned: true };
  await house.record(
    '2023-09-28T03:00:00.000Z',
    recorded('p', 'learn.personal-matters-names', 'inspection/1-1', '2023-09-27'),
    { type: 'fact.corrected', factId: 'p', returned: true, reason: '甲乙丙的原话', after: [returned], copies: [] },
  );
  await house.contact('office', { email: 'office@example.cn' });
  await house.contact('court', { party: 'court', email: 'court@example.cn', quiet: true });
  await house.contact('bian', { party: 'bian', email: 'bian@example.cn' });
  await house.contact('post', { party: 'fin' });
});

afterAll(async () => {
  await boss?.stop({ graceful: false });
  await house?.close();
  await mail?.close();
});

const made = () => house.client.db.select().from(digests);

describe('the digest', () => {
  it('is asked for at 08:30 of every day, and not made on a holiday', async () => {
    const holiday = clockAt('2023-10-06', '10:00');
    const working = clockAt('2023-10-07', '08:30');
    let now = holiday;
    await house.start({ mail: { url: mail.url, from: 'xcb@example.cn' } }, () => now(), { digest: true });
    await vi.waitFor(async () => {
      const { rows } = await house.client.db.execute(sql`select cron, timezone from xuncheng_jobs.schedule`);
      expect(rows).toEqual([{ cron: '30 8 * * *', timezone: 'Asia/Shanghai' }]);
    }, SECONDS);
    boss = new PgBoss({ connectionString: house.url, schema: 'xuncheng_jobs', schedule: false, supervise: false });
    await boss.start();
    const asked = await boss.send(DIGEST_QUEUE, {});
    await vi.waitFor(async () => {
      expect(await boss.getJobById(DIGEST_QUEUE, asked ?? '')).toMatchObject({ state: 'completed' });
    }, SECONDS);
    expect(await made()).toEqual([]);
    now = working;
    await boss.send(DIGEST_QUEUE, {});
    await vi.waitFor(() => expect(mail.mails).toHaveLength(2), SECONDS);
  });

  it('tells the office of everything on a 补班 Saturday, and names no counter and no reason', async () => {
    const { subject, text } = mail.mails.find(({ to }) => to[0] === 'office@example.cn') ?? { subject: '', text: '' };
    expect(subject).toBe('【每日摘要】2023年10月7日（周六）：今天到期 1 项，本周到期 1 项，逾期 1 项，新退回 1 项');
    expect(text.trim().split(/\r?\n/)).toEqual([
      '今天到期（1 项）',
      '1. 情况函询回复（R2022-02 审计局），2023年10月7日（周六），审计局',
      '本周到期（1 项）',
      '1. 情况函询回复（R2022-02 财政局），2023年10月8日（周日），财政局',
      '逾期（1 项）',
      '1. 情况函询回复（R2022-02 法院），2023年9月28日（周四），逾期 9 天，法院',
      '新退回（1 项）',
      expect.stringMatching(/^1\. .+（R2022-02 第1组·甲镇党委）/),
    ]);
  });

  it('tells a unit of its own, a quiet contact too, and whoever has nothing to do nothing', () => {
    const others = mail.mails.filter(({ to }) => to[0] !== 'office@example.cn');
    expect(others.map(({ to, subject }) => [to[0], subject])).toEqual([
      ['court@example.cn', '【每日摘要】2023年10月7日（周六）：逾期 1 项'],
    ]);
  });

  it('is made once a day, whoever asks and whatever restarts', async () => {
    expect(await made()).toMatchObject([{ day: '2023-10-07' }]);
    await Promise.all([boss.send(DIGEST_QUEUE, {}), boss.send(DIGEST_QUEUE, {})]);
    const again = clockAt('2023-10-07', '15:00');
    await house.start({ mail: { url: mail.url, from: 'xcb@example.cn' } }, again, { digest: true });
    await vi.waitFor(
      async () => expect(await boss.getQueueSize(DIGEST_QUEUE, { before: 'completed' })).toBe(0),
      SECONDS,
    );
    expect(mail.mails).toHaveLength(2);
    expect(await house.deliveries()).toHaveLength(2);
  });
});
