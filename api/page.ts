import type { z } from 'zod';
import type { About } from './deps.ts';
import { Html, html } from './html.ts';
import type { readySchema } from './schemas/health.ts';
import type { roundLineSchema } from './schemas/rounds.ts';

interface Shown {
  about: About;
  ready: z.infer<typeof readySchema>;
  rounds: z.infer<typeof roundLineSchema>[];
  calendar: string | undefined;
  rulebooks: { id: string; title: string }[];
}

const STYLE = `body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.6}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left}th{background:#f4f4f4}`;

/** The plain page at `/status`: what runs here, where it is, and how the rounds stand. */
export function renderPage({ about, ready, rounds, calendar, rulebooks }: Shown): string {
  const state = ready.ready ? '运行正常' : `暂不完整：${ready.missing.join('、')}`;
  const { temporalUiUrl } = about;
  const temporal = temporalUiUrl ? html`<a href="${temporalUiUrl}">${temporalUiUrl}</a>` : '未启动';
  const rows = rounds.map(
    ({ round, rulebook, mode, inspections, lights }) =>
      html`<tr><td><a href="/api/rounds/${round}">${round}</a>${mode === 'backfill' ? '（补录）' : ''}</td>
<td>${rulebook?.title}</td><td>${inspections}</td><td>${lights.red}</td><td>${lights.yellow}</td>
<td>${lights.green}</td><td>${lights.grey}</td><td>${lights.done}</td><td><a href="/api/rounds/${round}/plan.html">倒排表</a></td></tr>
`,
  );
  const none = html`<tr><td colspan="9">还没有轮次</td></tr>`;
  const books = rulebooks.map(({ id, title }) => html`<li><a href="/api/rulebooks/${id}">${title}</a>（${id}）</li>`);
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>巡程</title><style>${new Html(STYLE)}</style></head><body>
<h1>巡程</h1>
<p>版本 ${about.version}，${state}。</p>
<ul>
<li>接口说明：<a href="/api/openapi.json">/api/openapi.json</a></li>
<li>时限一览：<a href="/api/deadlines">/api/deadlines</a></li>
<li>引擎：${about.temporalAddress}，命名空间 ${about.namespace}；引擎界面：${temporal}</li>
<li>日历：${calendar ?? '未发布'}</li>
</ul>
<h2>轮次</h2>
<table><tr><th>轮次</th><th>规程</th><th>组·单位</th><th>逾期</th><th>将到期</th><th>未到期</th><th>未起算或暂定</th><th>已完成</th><th>打印</th></tr>
${rows.length > 0 ? rows : none}
</table>
<h2>规程</h2>
<ul>${books}</ul>
</body></html>
`.toString();
}
