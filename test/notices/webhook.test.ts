import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reviveDelivery } from '../../db/queries/deliveries.ts';
import { NotDelivered } from '../../notices/channels/channel.ts';
import { webhookOutlet } from '../../notices/channels/webhook.ts';
import { type ChatServer, chatServer } from '../support/chat-server.ts';
import { House } from '../support/house.ts';
import { type MailServer, mailServer } from '../support/mail-server.ts';

const SECONDS = { timeout: 40_000, interval: 50 };
const message = { id: 'd1', to: null, title: '【到期】情况函询回复', lines: ['责任方：审计局'], link: 'http://xc/a' };
let chat: ChatServer;

beforeAll(async () => {
  chat = await chatServer();
});
afterAll(() => chat?.close());

describe('a robot is told', () => {
  const secret = 'SEC-of-the-tests';
  const hmac = (text: string, encoding: 'hex' | 'base64') => createHmac('sha256', secret).update(text).digest(encoding);

  it('in the form of 企业微信, signed in a header', async () => {
    await webhookOutlet({ url: chat.url, form: 'wecom', secret }).send(message);
    const post = chat.posts.at(-1);
    expect(post?.json).toEqual({
      msgtype: 'markdown',
      markdown: { content: '**【到期】情况函询回复**\n\n责任方：审计局\n\n[查看](http://xc/a)' },
    });
    expect(post?.url).toBe('/robot?key=k');
    expect(post?.headers['x-xuncheng-signature']).toBe(`sha256=${hmac(post?.body ?? '', 'hex')}`);
    expect(post?.headers['x-xuncheng-delivery']).toBe('d1');
  });

  it('in the form of 钉钉, with its timestamp and sign', async () => {
    await webhookOutlet({ url: chat.url, form: 'dingtalk', secret }, () => 1_700_000_000_000).send(message);
    const post = chat.posts.at(-1);
    expect(post?.json.markdown).toMatchObject({ title: message.title, text: expect.stringContaining('审计局') });
    const query = new URL(post?.url ?? '', chat.url).searchParams;
    expect(Object.fromEntries(query)).toEqual({
      key: 'k',
      timestamp: '1700000000000',
      sign: hmac(`1700000000000\n${secret}`, 'base64'),
    });
  });

  it('unsigned without a secret', async () => {
    await webhookOutlet({ url: chat.url, form: 'dingtalk' }).send(message);
    expect(chat.posts.at(-1)?.url).toBe('/robot?key=k');
    expect(chat.posts.at(-1)?.headers).not.toHaveProperty('x-xuncheng-signature');
  });

  it.each([
    [{ status: 500, body: 'secret of the server' }, '群机器人回答 500'],
    [{ status: 302, body: '' }, '群机器人回答 302'],
    [{ status: 200, body: '{"errcode":93000,"errmsg":"invalid webhook"}' }, '群机器人没有收下（errcode 93000）'],
  ])('and %o is no delivery', async (answer, said) => {
    const before = chat.answer;
    chat.answer = answer;
    const sent = webhookOutlet({ url: chat.url, form: 'wecom' }).send(message);
    await expect(sent).rejects.toThrow(new NotDelivered(said));
    chat.answer = before;
  });

  it('and nobody there is no delivery', async () => {
    const sent = webhookOutlet({ url: 'http://127.0.0.1:1/', form: 'wecom' }).send(message);
    await expect(sent).rejects.toThrow('连不上群机器人');
  });
});

describe('a group chat that answers 500', () => {
  let house: House;
  let mail: MailServer;
  const recent = new Date().toISOString();

  beforeAll(async () => {
    house = await House.open();
    mail = await mailServer();
    await house.contact('office', { email: 'office@example.cn', webhook: true });
    await house.contact('director', { party: 'director', webhook: true });
    chat.posts.length = 0;
    chat.answer = { status: 500, body: '' };
  });
  afterAll(async () => {
    await house?.close();
    await mail?.close();
  });
  const config = () => ({
    mail: { url: mail.url, from: 'xcb@example.cn' },
    webhook: { url: chat.url, form: 'wecom' as const },
  });

  it('holds up no mail, and gets everything once it is well', async () => {
    const dispatcher = await house.start(config());
    await house.fire(recent, { to: ['office', 'director'] }, { unit: 'fin' }, { unit: 'court' });
    await vi.waitFor(() => expect(mail.mails).toHaveLength(3), SECONDS);
    await vi.waitFor(async () => {
      const failing = await house.deliveries({ channel: 'webhook', state: 'queued' });
      expect(failing.map(({ error }) => error)).toEqual(Array(3).fill('群机器人回答 500'));
    }, SECONDS);
    chat.answer = { status: 200, body: '' };
    chat.posts.length = 0;
    await vi.waitFor(async () => expect(await house.deliveries({ state: 'sent' })).toHaveLength(6), SECONDS);
    const told = chat.posts.map(({ json }) => json.markdown.content.split('\n')[0]);
    expect(told.toSorted()).toEqual([...new Set(told)].toSorted());
    expect(told).toHaveLength(3);
    await dispatcher.stop();
  });

  it('is a dead letter in the end, which somebody may send again', async () => {
    chat.answer = { status: 500, body: '' };
    await house.start({ ...config(), retryLimit: 1 });
    const [id = ''] = await house.fire(recent, { unit: 'orgd' });
    const [dead] = await vi.waitFor(async () => {
      const found = await house.deliveries({ noticeId: id, state: 'dead' });
      expect(found).toMatchObject([{ attempts: 2, error: '群机器人回答 500', nextAttempt: null }]);
      return found;
    }, SECONDS);
    expect(await house.deliveries({ noticeId: id, state: 'sent' })).toMatchObject([{ channel: 'mail' }]);
    chat.answer = { status: 200, body: '' };
    expect(await reviveDelivery(house.client.db, dead?.id ?? '')).toBe(true);
    await vi.waitFor(async () => {
      expect(await house.deliveries({ noticeId: id, state: 'sent' })).toHaveLength(2);
    }, SECONDS);
    expect(await reviveDelivery(house.client.db, dead?.id ?? '')).toBe(false);
  });
});
