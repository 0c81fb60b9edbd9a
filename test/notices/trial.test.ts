import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tryContact } from '../../api/contact-trial.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { clockAt, House } from '../support/house.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const SECONDS = { timeout: 30_000, interval: 50 };
let house: House;
let mail: MailServer;

beforeAll(async () => {
  house = await House.open();
  mail = await mailServer();
  await house.contact('aud', { party: 'aud', email: 'aud@example.cn' });
  await house.contact('chat', { party: 'fin', email: null, webhook: true });
  await house.contact('gone', { email: 'gone@example.cn', retired: true });
  // At night, when notices wait.
  const now = clockAt('2023-06-25', '23:10');
  await house.start({ mail: { url: mail.url, from: '巡察办 <xcb@example.cn>' } }, now);
});

afterAll(async () => {
  await house?.close();
  await mail?.close();
});

const asked = (key: string, id: string) =>
  tryContact({ db: house.client.db } as ApiDeps, { account: 'office', key }, id);

describe('a trial', () => {
  it('arrives at once whatever the hour, once for one key, and names no matter', async () => {
    const first = await asked('a', 'aud');
    expect(await asked('a', 'aud')).toEqual(first);
    expect(first.deliveries).toMatchObject([{ channel: 'mail' }]);
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(1), SECONDS);
    expect(mail.mails).toMatchObject([{ to: ['aud@example.cn'], subject: '巡程试发' }]);
  });

  it('by a way this installation does not have is given up with the reason', async () => {
    await asked('b', 'chat');
    await vi.waitFor(async () => {
      expect(await house.deliveries({ state: 'dead' })).toMatchObject([
        { channel: 'webhook', error: '没有配置这一渠道：见 SMTP_URL、WEBHOOK_URL' },
      ]);
    }, SECONDS);
  });

  it('of somebody who is used no longer, or unknown, is refused', async () => {
    await expect(asked('c', 'gone')).rejects.toThrow();
    await expect(asked('c', 'nobody')).rejects.toThrow('没有联系人');
  });
});
