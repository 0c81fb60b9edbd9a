/** GB/T 9704 for the printer: the same measures as the Word file（word/measures.ts）. */
export const STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-right { content: "— " counter(page) " —"; font: 14pt "宋体", SimSun, "Noto Serif CJK SC", serif; vertical-align: top; padding-top: 7mm; }
}
@page register { size: A4 landscape; margin: 28mm 25mm 26mm; }
* { box-sizing: border-box; }
html { background: #e8e8e8; }
body { margin: 0; color: #000; font: 15.8pt/29pt "仿宋_GB2312", "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", serif; }
.paper { width: 210mm; min-height: 297mm; margin: 6mm auto; padding: 37mm 26mm 35mm 28mm; background: #fff; break-after: page; }
.paper:last-of-type { break-after: auto; }
.paper.register { width: 297mm; min-height: 210mm; padding: 28mm 25mm 26mm; page: register; }
p { margin: 0; text-align: justify; text-indent: 2em; overflow-wrap: anywhere; }
.head { color: #e60012; font: 36pt/48pt "方正小标宋简体", "小标宋", "宋体", SimSun, "Noto Serif CJK SC", serif; font-weight: 600; text-align: center; text-indent: 0; white-space: nowrap; }
.head.letter { border-bottom: 5px double #e60012; }
.number { text-indent: 0; text-align: right; padding-top: 2mm; }
.number.document { text-align: center; padding: 10mm 0 2mm; border-bottom: 2px solid #e60012; }
.mark { text-indent: 0; font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; }
.title { font: 22pt/33pt "方正小标宋简体", "小标宋", "宋体", SimSun, "Noto Serif CJK SC", serif; font-weight: 600; text-align: center; text-indent: 0; padding: 29pt 0; break-after: avoid; }
.subtitle, .centre { text-align: center; text-indent: 0; }
.subtitle, .h2 { font-family: "楷体_GB2312", "楷体", KaiTi, "Noto Serif CJK SC", serif; }
.subtitle { padding-bottom: 14pt; }
.right { text-align: right; text-indent: 0; }
.to { text-indent: 0; }
.h1 { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; break-after: avoid; }
.h2, .h3 { break-after: avoid; }
.h3 { font-weight: 700; }
.attachment { padding-top: 29pt; }
.signature { padding-top: 14pt; }
.sign { width: fit-content; margin: 58pt 2em 0 auto; text-align: center; break-inside: avoid; }
.sign p { text-indent: 0; text-align: center; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 12pt; line-height: 18pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 2pt 4pt; text-align: center; height: 9mm; overflow-wrap: anywhere; }
th { font-family: "黑体", SimHei, "Noto Sans CJK SC", sans-serif; font-weight: 400; }
td p { text-indent: 0; text-align: inherit; }
.whole { display: inline-block; white-space: nowrap; }
.left { text-align: left; }
.sign-here { vertical-align: bottom; }
.sign-here p:last-child { text-align: right; }
.imprint { margin-top: 20mm; font-size: 14pt; border-bottom: 1pt solid #000; break-inside: avoid; }
.imprint p { text-indent: 0; padding: 0 1em; border-top: 1pt solid #000; }
.imprint .issued { display: flex; justify-content: space-between; }
.imprint .copies { padding-left: 3.6em; text-indent: -2.6em; }
.cut { border-top: 1px dashed #000; margin-top: 8mm; }
.break { break-after: page; height: 0; }
@media print { html { background: none; } .paper { width: auto; min-height: 0; margin: 0; padding: 0; } .paper.register { width: auto; padding: 0; } }
@media screen and (max-width: 800px) { .paper, .paper.register { width: auto; padding: 10mm 6mm; } .paper { overflow-x: auto; } }
`;
