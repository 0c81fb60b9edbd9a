import { TRAIL } from '../db/trail/chain.ts';
import { inFours } from './checkpoints-shown.ts';
import { Html, html } from './html.ts';
import type { CheckpointShown } from './schemas/checkpoints.ts';

/** A checkpoint as a page to print and file elsewhere: whoever later holds it against the ledger needs nothing else. */
export function checkpointSheet(checkpoint: CheckpointShown): string {
  const { no, atText, kindTitle, reason, previous, hash, hashGroups, keyId, signature, heads } = checkpoint;
  const title = `台账检查点 第 ${no} 号`;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${new Html(STYLE)}</style></head>
<body><main>
<h1>${title}</h1>
<dl>
<dt>签于</dt><dd>${atText}（北京时间）</dd>
<dt>缘由</dt><dd>${kindTitle} ${reason}</dd>
<dt>散列</dt><dd class="hash">${hashGroups}</dd>
<dt>前一号</dt><dd class="code">${inFours(previous)}</dd>
<dt>签名</dt><dd class="code">${signature}</dd>
<dt>公钥标识</dt><dd class="code">${inFours(keyId)}</dd>
</dl>
<table><thead><tr><th>工作流编号，或审计日志</th><th>到第几条</th><th>散列</th></tr></thead><tbody>${heads.map(
    (head) =>
      html`<tr><td class="code">${head.workflowId === TRAIL ? '审计日志' : head.workflowId}</td><td class="seq">${head.seq}</td><td class="code">${head.hash}</td></tr>`,
  )}</tbody></table>
<p>核对：npm run audit -- --all --filed ${no}:${hash.slice(0, 8)}　（散列的前 8 位；抄得越长越牢）</p>
<p>本页打印后另处存放。台账此后若被改动，本号之前的任何一条都与这里的散列对不上。</p>
<footer>打印人＿＿＿＿＿＿　存放处＿＿＿＿＿＿　日期＿＿＿＿＿＿</footer>
</main></body></html>
`.toString();
}

/** A4 upright; black on white, nothing fetched. */
const STYLE = `@page{size:A4;margin:16mm 14mm}
*{box-sizing:border-box}
body{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","SimSun",system-ui,sans-serif;color:#000;background:#fff;
margin:0;font-size:10.5pt;line-height:1.5}
main{max-width:182mm;margin:0 auto}
h1{font-size:17pt;margin:0 0 4mm;border-bottom:.5mm solid #000;padding-bottom:2mm}
dl{display:grid;grid-template-columns:22mm 1fr;gap:1.5mm 3mm;margin:0 0 5mm}
dt{font-weight:600}
dd{margin:0}
.code,.hash{font-family:"DejaVu Sans Mono","Consolas","Courier New",monospace;overflow-wrap:anywhere}
.code{font-size:8.5pt}
.hash{font-size:12pt;font-weight:700}
table{border-collapse:collapse;width:100%}
th,td{border:.2mm solid #555;padding:.8mm 1.5mm;text-align:left}
td.code{font-size:7.5pt}
.seq{text-align:right}
thead{display:table-header-group}
tr{break-inside:avoid}
p{margin:3mm 0 0;font-size:9pt}
footer{margin-top:10mm}`;
