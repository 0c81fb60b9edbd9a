import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { saveContact } from '../../db/queries/contacts.ts';
import { listDeliveries } from '../../db/queries/deliveries.ts';
import type { Json } from '../support/api.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';

const MINUTE = { timeout: 60_000, interval: 100 };
let office: OfficeProduct;
let mail: MailServer;

beforeAll(async () => {
  mail = await mailServer();
  office = await openOffice(inject('temporalAddress'), {
    SMTP_URL: mail.url,
    MAIL_FROM: 'xcb@example.cn',
    NOTICE_HOURS: 'always',
  });
  for (const party of ['office', 'director', 'aud']) {
    await saveContact(office.product.database.db, {
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
  await office?.close();
  await mail?.close();
});

describe('a running round', () => {
  it('tells the director of every answer that is late, by mail and in the inbox, and nobody of what is kept', async () => {
    const { api } = office;
    const post = async (path: string, key: string, body: object) => {
      const { status, json } = await api.post(path, key, body);
      expect([path, status, json.detail]).toEqual([path, expect.toSatisfy((n: number) => n < 300), undefined]);
    };
    const round = 'R2026-01';
    const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
    await post('rounds', 'k1', { no: round, rulebook: 'xinghai-wuyang', groups });
    await post(`rounds/${round}/letters`, 'k2', { at: '2026-11-09' });
    const on = (items: string[], at: string) => ({ items: items.map((letter) => ({ letter, at })) });
    // Answers and receipts of one screen: what is answered in time owes nothing when its receipt comes in.
    await post(`rounds/${round}/letters/receipts`, 'k3', on(['aud'], '2026-11-10'));
    await post(`rounds/${round}/letters/replies`, 'k4', on(['aud'], '2026-11-11'));
    await post(`rounds/${round}/letters/receipts`, 'k5', on(['disc', 'pub'], '2026-11-10'));
    const told = () => mail.mails.filter(({ subject }) => subject.includes('情况函询回复'));
    const late = () => told().filter(({ subject }) => !subject.includes('审计局'));
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
    const { json } = await api.get('inbox?rule=inquiry.reply&unit=pub');
    expect(json).toMatchObject({ total: 1, unread: 1, items: [{ title: expect.stringContaining('宣传部') }] });
    const { items } = await listDeliveries(office.product.database.db, { limit: 100, offset: 0 });
    const notices = items.filter(({ outboxId }) => outboxId !== null);
    expect(new Set(notices.map(({ outboxId, contactId }) => `${outboxId} ${contactId}`)).size).toBe(notices.length);
    const shown = (await api.get('notices?status=queued')).json as Json;
    expect(shown.total).toBe(0);
  });
});
