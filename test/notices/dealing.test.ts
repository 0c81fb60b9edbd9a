import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listNotices } from '../../db/queries/notices.ts';
import { papersAsked } from '../../db/queries/papers.ts';
import { clockAt, House } from '../support/house.ts';
import { killSessions } from '../support/kill.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const SECONDS = { timeout: 40_000, interval: 50 };
const FROM = 'xcb@example.cn';
const HOURS = { from: '08:00', to: '18:00' };
let house: House;
let mail: MailServer | undefined;

afterEach(async () => {
  await house?.close();
  await mail?.close();
  mail = undefined;
});

const papers = () => papersAsked(house.client.db, { most: 500 });

describe('dispatchers side by side', () => {
  it('deal each notice once, and number papers without a gap', async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    const config = { mail: { url: mail.url, from: FROM } };
    await Promise.all([1, 2, 3].map(() => house.start(config)));
    const at = (year: number) => `${year}-11-20T00:30:00.000Z`;
    const year = new Date().getUTCFullYear();
    for (let i = 0; i < 12; i += 1) {
      await house.fire(
        new Date().toISOString(),
        { paper: '催办函', due: '2020-01-02' },
        { paper: '催办函', due: '2020-01-03', historic: true },
        { paper: i % 2 === 0 ? '督办单' : '催办函', due: '2020-01-02' },
      );
    }
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(24), SECONDS);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(24);
    expect(mail.mails).toHaveLength(24);
    const numbers = (kind: string) =>
      papers().then((rows) => rows.filter((row) => row.kind === kind).map((row) => row.no));
    expect(await numbers('催办函')).toEqual(Array.from({ length: 18 }, (_, i) => 18 - i));
    expect(await numbers('督办单')).toEqual(Array.from({ length: 6 }, (_, i) => 6 - i));
    expect(new Set((await papers()).map((row) => row.year))).toEqual(new Set([year]));
    // Another year begins at one again.
    await house.fire(at(year - 1), { paper: '督办单', due: '2020-01-02' });
    await vi.waitFor(async () => expect((await papers()).at(-1)).toMatchObject({ year: year - 1, no: 1 }), SECONDS);
    const [paper] = (await papers()).filter(({ kind }) => kind === '催办函');
    expect(paper).toMatchObject({ title: '关于情况函询回复的催办函', addressee: '审计局' });
    expect(paper?.lines[0]).toContain('“情况函询回复”应于2020年1月2日（周四）前报巡察办，至今未收到，已逾期');
  });
});

describe('outside the hours of a working day', () => {
  it.each([
    ['Saturday', '2023-06-17', '10:00', '2023-06-19T00:30:00.000Z'],
    ['a holiday', '2023-10-03', '10:00', '2023-10-07T00:30:00.000Z'],
    ['the evening before a 补班 Saturday', '2023-10-06', '23:00', '2023-10-07T00:30:00.000Z'],
    ['the evening', '2023-06-21', '18:00', '2023-06-25T00:30:00.000Z'],
    ['before dawn', '2023-06-21', '00:00', '2023-06-21T00:30:00.000Z'],
  ])('%s: waits for the morning', async (_, date, time, next) => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    const now = clockAt(date, time);
    await house.start({ mail: { url: mail.url, from: FROM }, hours: HOURS }, now);
    await house.fire(now().toISOString(), { due: date });
    await vi.waitFor(async () => expect(await house.deliveries()).toMatchObject([{ nextAttempt: next }]), SECONDS);
    expect(mail.mails).toEqual([]);
  });

  it('a 补班 Sunday is a working day', async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    const now = clockAt('2023-06-25', '09:00');
    await house.start({ mail: { url: mail.url, from: FROM }, hours: HOURS }, now);
    await house.fire(now().toISOString(), { due: '2023-06-24' });
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(1), SECONDS);
    expect(mail.mails[0]?.text).toContain('已逾期 1 天');
  });

  it('a retry that comes up after hours waits as well', async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    const open = clockAt('2023-06-21', '17:59');
    let closed = false;
    const now = () => (closed ? new Date('2023-06-21T10:30:00.000Z') : open());
    mail.before = async () => {
      closed = true;
      throw new Error('not now');
    };
    await house.start({ mail: { url: mail.url, from: FROM }, hours: HOURS }, now);
    await house.fire('2023-06-21T09:00:00.000Z', { due: '2023-06-21' });
    await vi.waitFor(async () => {
      expect(await house.deliveries()).toMatchObject([
        { state: 'queued', attempts: 1, nextAttempt: '2023-06-25T00:30:00.000Z' },
      ]);
    }, SECONDS);
  });
});

describe('a mail server slower than a job may take', () => {
  it('gets each mail once all the same', async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    mail.before = () => sleep(9_000);
    const config = { mail: { url: mail.url, from: FROM }, expireSeconds: 2, retryLimit: 10 };
    await Promise.all([1, 2].map(() => house.start(config)));
    await house.fire(new Date().toISOString(), {}, { unit: 'fin' });
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(2), SECONDS);
    await sleep(10_000);
    expect(mail.mails).toHaveLength(2);
  });
});

describe('a database that drops every connection', () => {
  it('is found again, and nothing is sent twice or not at all', async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn' });
    await house.start({ mail: { url: mail.url, from: FROM } });
    await house.fire(new Date().toISOString(), {});
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(1), SECONDS);
    for (let i = 0; i < 3; i += 1) {
      expect(await killSessions(house.client.db, '')).toBeGreaterThan(0);
      await house.fire(new Date().toISOString(), { unit: 'fin' }, { unit: 'court' });
      const sent = 1 + 2 * (i + 1);
      await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(sent), SECONDS);
    }
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(7);
  });
});

describe('a ledger where nobody is reached', () => {
  it('has its notices in the inbox, and papers all the same', async () => {
    house = await House.open();
    await house.start({});
    await house.contact('office', { email: 'office@example.cn', webhook: true });
    await house.fire(new Date().toISOString(), { paper: '催办函', due: '2020-01-02' });
    await vi.waitFor(async () => {
      expect((await listNotices(house.client.db, { limit: 9, offset: 0 })).items).toMatchObject([{ status: 'sent' }]);
    }, SECONDS);
    expect(await house.deliveries()).toEqual([]);
    expect(await papers()).toMatchObject([{ no: 1, kind: '催办函' }]);
  });
});
