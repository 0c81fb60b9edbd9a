import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Api } from '../deps.ts';
import { bound, SERVER_OPTIONS } from './limits.ts';

/** Where the API is asked over TLS, and the files（PEM）of its certificate, with the chain, and key. */
export interface TlsSetting {
  host: string;
  port: number;
  cert: string;
  key: string;
}

/** Opens the same API over TLS 1.2 and later; refuses files that cannot be read or do not belong together. */
export async function listenTls(app: Api, { host, port, cert, key }: TlsSetting) {
  await app.ready();
  const [certPem, keyPem] = await Promise.all([read('XUNCHENG_TLS_CERT', cert), read('XUNCHENG_TLS_KEY', key)]);
  const server = serverOf(app, certPem, keyPem);
  bound(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  const opened = typeof address === 'object' && address ? address.port : port;
  return {
    url: `https://${host}:${opened}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function serverOf(app: Api, cert: string, key: string) {
  try {
    return createServer({ ...SERVER_OPTIONS, cert, key, minVersion: 'TLSv1.2' }, app.routing);
  } catch {
    throw new Error('XUNCHENG_TLS_CERT 与 XUNCHENG_TLS_KEY 不是一对 PEM 证书和私钥');
  }
}

function read(variable: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Error(`${variable}：读不到文件 ${file}`);
  });
}
