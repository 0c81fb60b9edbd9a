import type { Socket } from 'node:net';
import { problem } from '../problem.ts';

const SAID: Record<string, [status: number, reason: string, code: string, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'headers-too-large', '请求头过大'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'request-timeout', '请求没有及时发完'],
};

/** Answers what is no request at all, and who is too slow, as everything else is answered. */
export function clientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const otherwise = [400, 'Bad Request', 'bad-request', '不是有效的 HTTP 请求'] as const;
  const [status, reason, code, detail] = SAID[error.code ?? ''] ?? otherwise;
  const body = JSON.stringify(problem(status, code, detail));
  const headers = [
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ];
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
}
