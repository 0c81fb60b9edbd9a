import { Html, html } from '../../api/html.ts';
import type { FilledPaper } from '../filled.ts';
import { blockOf } from './blocks.ts';
import { STYLE } from './style.ts';

/** Our own style sheet is markup as it stands. */
const STYLE_MARKUP = new Html(STYLE);

/** Papers as one page for the printer, each on sheets of its own. */
export function printView(papers: readonly FilledPaper[]): Html {
  const sheets = papers.map(
    ({ kind, id, blocks }) => html`<article class="paper ${kind}" data-paper="${id}">${blocks.map(blockOf)}</article>`,
  );
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${papers[0]?.title ?? ''}</title><style>${STYLE_MARKUP}</style></head>
<body>${sheets}</body>
</html>
`;
}
