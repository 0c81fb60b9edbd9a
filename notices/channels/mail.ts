import { createTransport } from 'nodemailer';
import { NotDelivered, type Outlet } from './channel.ts';

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** E-mail over one SMTP server（SMTP_URL、MAIL_FROM）. */
export function mailOutlet({ url, from }: { url: string; from: string }): Outlet {
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, title, lines, link }) {
      if (to === null) throw new NotDelivered('联系人没有邮箱');
      const text = [...lines, ...(link === undefined ? [] : ['', `查看：${link}`])].join('\n');
      try {
        // A mailbox that gets it twice, because we died before we noted it, can tell by the id.
        await transport.sendMail({ from, to, subject: title, text, messageId: `<${id}@xuncheng>` });
      } catch (error) {
        throw new NotDelivered(reason(error), { cause: error });
      }
    },
    close: () => transport.close(),
  };
}

function reason(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode !== undefined) return `邮件服务器没有收下（${responseCode}）`;
  return `连不上邮件服务器（${code ?? '未知'}）`;
}
