import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  to: string[];
  subject: string;
  text: string;
  messageId: string;
}

export interface MailServer {
  url: string;
  /** Accepted mails, in their order. */
  mails: Mail[];
  /** Called with each mail before it is accepted; what it throws refuses it. */
  before: (mail: Mail) => Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine, without accounts. */
export async function mailServer(): Promise<MailServer> {
  const mails: Mail[] = [];
  const house: MailServer = { url: '', mails, before: async () => undefined, close: async () => undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const take = async () => {
        const mail = parsed(
          await text(stream),
          session.envelope.rcptTo.map(({ address }) => address),
        );
        await house.before(mail);
        mails.push(mail);
      };
      take().then(() => done(), done);
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  house.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  house.close = () => new Promise((resolve) => server.close(() => resolve()));
  return house;
}

function parsed(raw: string, to: string[]): Mail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')) {
    const [name = '', ...rest] = line.split(': ');
    headers.set(name.toLowerCase(), rest.join(': '));
  }
  const body = raw.slice(end + 4);
  const encoded = headers.get('content-transfer-encoding') === 'base64';
  return {
    to,
    subject: words(headers.get('subject') ?? ''),
    text: encoded ? Buffer.from(body, 'base64').toString() : quoted(body.replaceAll('=\r\n', '')),
    messageId: headers.get('message-id') ?? '',
  };
}

/** RFC 2047: words of UTF-8 in base64 or quoted-printable, put together again. */
function words(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, part: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(part, 'base64').toString() : quoted(part.replaceAll('_', ' ')),
    );
}

function quoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
