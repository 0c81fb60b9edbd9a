import { type Html, html } from '../../api/html.ts';
import { dayParts } from '../day-parts.ts';
import type { FilledBlock, FilledCell, Runs } from '../filled.ts';

/** Parts of the twelve that a form is wide. */
const PARTS = 12;

/** A block as markup; which text stands where is the block's own. */
export function blockOf(block: FilledBlock): Html {
  switch (block.is) {
    case 'head':
      return html`<p class="head ${block.style}">${text(block.office)}</p><p class="number ${block.style}">${text(block.number ?? [])}</p>`;
    case 'marks':
      return html`${block.lines.map((runs) => html`<p class="mark">${text(runs)}</p>`)}`;
    case 'line':
      return block.line === 'title'
        ? html`<h1 class="title">${text(block.runs)}</h1>`
        : html`<p class="${block.line}">${text(block.runs)}</p>`;
    case 'sign':
      return html`<div class="sign"><p>${text(block.by)}</p><p>${text(block.on)}</p></div>`;
    case 'table':
      return tableOf(block);
    case 'form':
      return formOf(block);
    case 'imprint':
      return html`<div class="imprint">${
        block.copies && html`<p class="copies">${text(block.copies)}</p>`
      }<p class="issued"><span>${text(block.by)}</span><span>${text(block.on)}印发</span></p></div>`;
    case 'cut':
      return html`<div class="cut"></div><h1 class="title">${text(block.runs)}</h1>`;
    case 'page':
      return html`<div class="break"></div>`;
  }
}

/** Where a value stands is marked with its field; in a narrow column a day is broken after its year only. */
function text(runs: Runs, narrow = false): Html[] {
  return runs.map(({ text, field }) => {
    const parts = narrow ? dayParts(text) : undefined;
    const words = parts ? html`${parts.map((part) => html`<span class="whole">${part}</span>`)}` : html`${text}`;
    return field === undefined ? words : html`<span data-field="${field}">${words}</span>`;
  });
}

function tableOf({ columns, rows }: Extract<FilledBlock, { is: 'table' }>): Html {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const heads = columns.map(
    ({ title, width }) => html`<th scope="col" style="width:${(width / whole) * 100}%">${title}</th>`,
  );
  const lines = rows.map(
    (row) =>
      html`<tr>${row.map((runs, i) => html`<td class="${columns[i]?.align ?? 'centre'}">${text(runs, true)}</td>`)}</tr>`,
  );
  return html`<table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

function formOf({ rows }: Extract<FilledBlock, { is: 'form' }>): Html {
  const columns = Array.from({ length: PARTS }, () => html`<col style="width:${100 / PARTS}%">`);
  const lines = rows.map(({ high, cells }) => html`<tr style="height:${high}mm">${cells.map(cellOf)}</tr>`);
  return html`<table class="form"><colgroup>${columns}</colgroup><tbody>${lines}</tbody></table>`;
}

function cellOf({ paragraphs, label, sign, wide }: FilledCell): Html {
  const lines = paragraphs.map((runs) => html`<p>${text(runs)}</p>`);
  return label
    ? html`<th scope="row" colspan="${wide}">${lines}</th>`
    : html`<td class="${sign ? 'left sign-here' : 'left'}" colspan="${wide}">${lines}</td>`;
}
