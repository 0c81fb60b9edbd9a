import type { z } from 'zod';
import type { About } from './deps.ts';
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

/** The plain page at `/`: what runs here, where it is, and how the rounds stand. */
export function renderPage({ about, ready, rounds, calendar, rulebooks }: Shown): string {
  const state = ready.ready ? '运行正常' : `暂不完整：${ready.missing.join('、')}`;
  const temporal = about.temporalUiUrl
    ? `<a href="${text(about.temporalUiUrl)}">${text(about.temporalUiUrl)}</a>`
    : '未启动';
  const rows = rounds.map(
    ({ round, rulebook, mode, inspections, lights }) =>
      `<tr><td><a href="/api/rounds/${text(round)}">${text(round)}</a>${mode === 'backfill' ? '（补录）' : ''}</td>` +
      `<td>${text(rulebook?.title ?? '')}</td><td>${inspections}</td><td>${lights.red}</td><td>${lights.yellow}</td>` +
      `<td>${lights.green}</td><td>${lights.grey}</td><td>${lights.done}</td></tr>`,
  );
  const none = '<tr><td colspan="8">还没有轮次</td></tr>';
  const books = rulebooks.map(
    ({ id, title }) => `<li><a href="/api/rulebooks/${text(id)}">${text(title)}</a>（${text(id)}）</li>`,
  );
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>巡程</title><style>${STYLE}</style></head><body>
<h1>巡程</h1>
<p>版本 ${text(about.version)}，${text(state)}。</p>
<ul>
<li>接口说明：<a href="/api/openapi.json">/api/openapi.json</a></li>
<li>时限一览：<a href="/api/deadlines">/api/deadlines</a></li>
<li>引擎：${text(about.temporalAddress)}，命名空间 ${text(about.namespace)}；引擎界面：${temporal}</li>
<li>日历：${text(calendar ?? '未发布')}</li>
</ul>
<h2>轮次</h2>
<table><tr><th>轮次</th><th>规程</th><th>组·单位</th><th>逾期</th><th>将到期</th><th>未到期</th><th>未起算或暂定</th><th>已完成</th></tr>
${rows.join('\n') || none}
</table>
<h2>规程</h2>
<ul>${books.join('\n')}</ul>
</body></html>
`;
}

function text(raw: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return raw.replace(/[&<>"']/g, (char) => named[char] ?? char);
}
