import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { saveContact } from '../../db/queries/contacts.ts';
import { listDeliveries } from '../../db/queries/deliveries.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const MINUTE = { timeout: 60_000, interval: 100 };
let desk: Desk;
let mail: MailServer;

beforeAll(async () => {
  mail = await mailServer();
  desk = await openDesk(inject('temporalAddress'), {
    SMTP_URL: mail.url,
    MAIL_FROM: 'xcb@example.cn',
    NOTICE_HOURS: 'always',
  });
  for (const party of ['office', 'director', 'aud']) {
    await saveContact(desk.product.database.db, {
      id: party,
      party,
      round: null,
      groupNo: null,
      orgNo: null,
      name: party,
      email: `${party}@example.cn`,
      webhook: false,
      quiet: false,
      retired: false,
      updatedAt: new Date().toISOString(),
    });
  }
});

afterAll(async () => {
  await desk?.close();
  await mail?.close();
});

describe('a running round', () => {
  it('tells the director of every answer that is late, by mail and in the inbox', async () => {
    const post = async (path: string, body: object) => {
      const { status, json } = await desk.post(path, body);
      expect([path, status < 300, json.detail]).toEqual([path, true, undefined]);
    };
    const round = 'R2026-01';
    const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
    await post('rounds', { no: round, rulebook: 'xinghai-wuyang', groups });
    await post(`rounds/${round}/letters`, { at: '2026-11-09' });
    const on = (items: string[], at: string) => ({ items: items.map((letter) => ({ letter, at })) });
    await post(`rounds/${round}/letters/receipts`, on(['disc', 'pub'], '2026-11-10'));
    // Entered long after the answers were due: only the highest rung of each is sent.
    const late = () => mail.mails.filter(({ subject }) => subject.includes('情况函询回复'));
    await vi.waitFor(() => expect(late()).toHaveLength(2), MINUTE);
    expect(
      late()
        .map(({ to, subject }) => [to[0], subject.slice(0, 17)])
        .toSorted(),
    ).toEqual([
      ['director@example.cn', '【逾期】情况函询回复·宣传部：20'],
      ['director@example.cn', '【逾期】情况函询回复·纪委监委：2'],
    ]);
    expect(late()[0]?.text).toContain('请办：由巡察办主任决定是否督办。');
    expect(await desk.get('inbox?rule=inquiry.reply&unit=pub')).toMatchObject({
      total: 1,
      unread: 1,
      items: [{ title: expect.stringContaining('宣传部') }],
    });
    const { items } = await listDeliveries(desk.product.database.db, { limit: 100, offset: 0 });
    const notices = items.filter(({ outboxId }) => outboxId !== null);
    expect(new Set(notices.map(({ outboxId, contactId }) => `${outboxId} ${contactId}`)).size).toBe(notices.length);
    expect((await desk.get('notices?status=queued')).total).toBe(0);
  });
});
