import { instantWords } from '../procedure/narrative/instant.ts';
import type { Account } from './auth/account.ts';
import { instantNow } from './clock.ts';
import type { Api, ApiDeps } from './deps.ts';
import { html } from './html.ts';

/** 由 甲（jia） 于 2026年11月23日（周一）10:05 导出, Beijing time. */
export function exportedBy({ login, name }: Pick<Account, 'login' | 'name'>, instant: string): string {
  const who = name === '' || name === login ? login : `${name}（${login}）`;
  return `由 ${who} 于 ${instantWords(instant).replace(' ', '')} 导出`;
}

/** On every printed page, beside what the sheet itself fills. */
const STYLE = 'position:fixed;right:1mm;bottom:0;margin:0;font-size:6.5pt;line-height:1;color:#666;background:#fff';

/**
 * Puts who took it out and when on everything the interface gives out to be printed: pages and plain text. Data for
 * programs stays as it is.
 */
export function markExports(scope: Api, deps: Pick<ApiDeps, 'now'>): void {
  scope.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    const isExport = request.routeOptions.url?.startsWith('/api/') && reply.statusCode === 200;
    if (!isExport || typeof payload !== 'string') return payload;
    const words = exportedBy(request.account, instantNow(deps));
    if (type.startsWith('text/plain')) return `${payload.trimEnd()}\n${words}\n`;
    if (!type.startsWith('text/html')) return payload;
    return payload.replace('</body>', () => `${html`<p class="exported" style="${STYLE}">${words}</p>`}</body>`);
  });
}
