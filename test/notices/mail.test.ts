import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listNotices } from '../../db/queries/notices.ts';
import { clockAt, House } from '../support/house.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const SECONDS = { timeout: 30_000, interval: 50 };
let house: House;
let mail: MailServer;

beforeAll(async () => {
  house = await House.open();
  mail = await mailServer();
  await house.contact('chief', { email: 'chief@example.cn' });
  // The same mailbox stands for two roles.
  await house.contact('desk', { party: 'director', email: 'Chief@example.cn' });
  await house.contact('aud', { party: 'aud', email: 'aud@example.cn' });
  await house.contact('silent', { email: 'silent@example.cn', quiet: true });
  await house.contact('gone', { email: 'gone@example.cn', retired: true });
});

afterAll(async () => {
  await house?.close();
  await mail?.close();
});

describe('mail', () => {
  it('takes each notice once to each mailbox, in the words of the office', async () => {
    const now = clockAt('2023-06-26', '10:00');
    await house.start({ mail: { url: mail.url, from: '巡察办 <xcb@example.cn>' }, publicUrl: 'http://xc.local' }, now);
    await house.fire('2023-06-26T00:30:00.000Z', {
      rung: 'after:2 working days',
      to: ['director', 'office', 'unit'],
      due: '2023-06-21',
    });
    await vi.waitFor(() => expect(mail.mails).toHaveLength(2), SECONDS);
    const office = mail.mails.find(({ to }) => to[0]?.toLowerCase() === 'chief@example.cn');
    expect(office?.subject).toBe('【逾期】情况函询回复·审计局：2023年6月21日（周三）');
    for (const line of [
      '责任方：审计局，报巡察办',
      '到期：2023年6月21日（周三）',
      '情况：已逾期 5 天。',
      '请办：由巡察办主任决定是否督办。',
      '查看：http://xc.local/api/deadlines?round=R2022-02&rule=inquiry.reply&unit=aud',
    ]) {
      expect(office?.text.split(/\r?\n/)).toContain(line);
    }
    expect(mail.mails.map(({ to }) => to.join())).toContain('aud@example.cn');
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(2), SECONDS);
    expect((await listNotices(house.client.db, { limit: 9, offset: 0 })).items).toMatchObject([{ status: 'sent' }]);
  });

  it('never takes a historic notice', async () => {
    const [old, fresh] = await house.fire('2023-06-26T00:30:00.000Z', { historic: true }, { unit: 'fin' });
    await vi.waitFor(async () => expect(await house.deliveries({ noticeId: fresh ?? '' })).toHaveLength(1), SECONDS);
    expect(await house.deliveries({ noticeId: old ?? '' })).toEqual([]);
    await vi.waitFor(() => expect(mail.mails.map(({ subject }) => subject)).toHaveLength(3), SECONDS);
    expect(mail.mails[2]?.subject).toContain('财政局');
  });

  it('is tried again when the server refuses, and says why until then', async () => {
    let refused = 0;
    mail.before = async () => {
      refused += 1;
      if (refused <= 2) throw Object.assign(new Error('greylisted: secret@example.cn'), { responseCode: 451 });
    };
    const [id = ''] = await house.fire('2023-06-26T00:30:00.000Z', { unit: 'court' });
    await vi.waitFor(async () => {
      expect(await house.deliveries({ noticeId: id })).toMatchObject([
        { state: 'queued', error: '邮件服务器没有收下（451）', nextAttempt: expect.any(String) },
      ]);
    }, SECONDS);
    await vi.waitFor(async () => {
      expect(await house.deliveries({ noticeId: id })).toMatchObject([{ state: 'sent', error: null, attempts: 3 }]);
    }, SECONDS);
    expect(mail.mails.filter(({ subject }) => subject.includes('法院'))).toHaveLength(1);
  });

  it('lets two weeks old ones lie in the inbox', async () => {
    const [stale = ''] = await house.fire('2023-06-01T00:30:00.000Z', { unit: 'pub' });
    await vi.waitFor(async () => {
      const { items } = await listNotices(house.client.db, { filter: { status: 'sent' }, limit: 9, offset: 0 });
      expect(items.map(({ id }) => id)).toContain(stale);
    }, SECONDS);
    expect(await house.deliveries({ noticeId: stale })).toEqual([]);
    // Not one of long ago that was entered just now.
    const recordedAt = '2023-06-26T01:00:00.000Z';
    const [late = ''] = await house.fire('2023-06-01T00:30:00.000Z', { unit: 'ufd', recordedAt });
    await vi.waitFor(async () => {
      expect(await house.deliveries({ noticeId: late })).toMatchObject([{ state: 'sent' }]);
    }, SECONDS);
  });
});
