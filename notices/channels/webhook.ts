import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type Message, NotDelivered, type Outlet } from './channel.ts';

const TIMEOUT_MS = 10_000;

export interface WebhookSettings {
  url: string;
  form: 'wecom' | 'dingtalk';
  secret?: string;
}

/** Robots answer 200 whatever happens and say in `errcode` what did. */
const answerSchema = z.object({ errcode: z.number() });

/** The robot of a group chat（企业微信、钉钉）, or any server that takes the same JSON. */
export function webhookOutlet({ url, form, secret }: WebhookSettings, now: () => number = Date.now): Outlet {
  return {
    async send(message) {
      const body = JSON.stringify(form === 'wecom' ? wecomBody(message) : dingtalkBody(message));
      const signed = secret !== undefined && form === 'dingtalk' ? dingtalkUrl(url, secret, now()) : url;
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'x-xuncheng-delivery': message.id,
        ...(secret !== undefined && { 'x-xuncheng-signature': `sha256=${hmac(secret, body, 'hex')}` }),
      };
      await post(signed, headers, body);
    },
    close: () => undefined,
  };
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    text = await response.text();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    throw new NotDelivered(late ? '群机器人没有及时回答' : '连不上群机器人', { cause: error });
  }
  if (!response.ok) throw new NotDelivered(`群机器人回答 ${response.status}`);
  const errcode = errcodeOf(text);
  if (errcode !== 0) throw new NotDelivered(`群机器人没有收下（errcode ${errcode}）`);
}

function errcodeOf(text: string): number {
  try {
    return answerSchema.parse(JSON.parse(text)).errcode;
  } catch {
    // Not a robot's answer: the status alone counts.
    return 0;
  }
}

function wecomBody(message: Message) {
  return { msgtype: 'markdown', markdown: { content: markdown(message) } };
}

function dingtalkBody(message: Message) {
  return { msgtype: 'markdown', markdown: { title: message.title, text: markdown(message) } };
}

function markdown({ title, lines, link }: Message): string {
  const look = link === undefined ? [] : [link.startsWith('/') ? `查看：${link}` : `[查看](${link})`];
  return [`**${title}**`, ...lines, ...look].join('\n\n');
}

/** 钉钉加签: milliseconds and HMAC-SHA256 of `<timestamp>\n<secret>` under the secret, both in the query. */
function dingtalkUrl(url: string, secret: string, timestamp: number): string {
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(timestamp));
  signed.searchParams.set('sign', hmac(secret, `${timestamp}\n${secret}`, 'base64'));
  return signed.href;
}

function hmac(secret: string, text: string, encoding: 'hex' | 'base64'): string {
  return createHmac('sha256', secret).update(text).digest(encoding);
}
