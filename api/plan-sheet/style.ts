/** How much there is to print decides how small it is printed: everything stands on one sheet. */
export interface Density {
  /** Points of the table of inspections, and of the lists below it. */
  table: number;
  lists: number;
}

/** A3 landscape with 8 mm of margin. Colours are doubled by signs and borders: a black-and-white print says the same. */
export function styleOf({ table, lists }: Density): string {
  return `@page{size:A3 landscape;margin:8mm}
*{box-sizing:border-box}
html,body{margin:0}
body{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","SimSun",system-ui,sans-serif;color:#000;background:#fff;
line-height:1.2;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sheet{width:404mm;margin:0 auto}
header{display:flex;justify-content:space-between;align-items:flex-end;border-bottom:.5mm solid #000;padding-bottom:1mm}
h1{font-size:15pt;margin:0}
h2{font-size:${lists + 1.5}pt;margin:1.2mm 0 .6mm}
header p{margin:0;font-size:7.5pt;text-align:right}
table{border-collapse:collapse;width:100%}
.plan{table-layout:fixed;font-size:${table}pt;margin-top:1.5mm}
.plan th,.plan td{border:.2mm solid #555;padding:.3mm .5mm;text-align:center;overflow-wrap:anywhere;vertical-align:middle}
.plan th{background:#eee;font-weight:600}
.plan th small{display:block;font-weight:400;font-size:${Math.max(table - 1.5, 4)}pt}
.plan th.who{width:36mm;text-align:left}
.plan td.who{text-align:left;font-weight:600}
.red{background:#f4a6a0;border:.6mm solid #000!important;font-weight:700}
.yellow{background:#ffe27a;border:.4mm dashed #000!important}
.green{background:#dff0d8}
.grey{background:#fff}
.done{background:#eee}
.was{display:block;font-size:${Math.max(table - 1.5, 4)}pt;font-weight:400}
.lists{columns:3;column-gap:5mm;font-size:${lists}pt;margin-top:1mm}
.lists section{break-inside:auto}
.lists h2{break-after:avoid}
.lists ol,.lists ul{margin:0;padding-left:4.2em}
.lists ul{list-style:none;padding-left:0}
.lists li{break-inside:avoid;margin-bottom:.25mm}
.lists b{font-weight:600}
.legend{font-size:7pt;margin:1mm 0 0;border-top:.2mm solid #000;padding-top:.6mm}
.legend span{padding:0 1mm;margin-right:2mm;border:.2mm solid #999}`;
}
