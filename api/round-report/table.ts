import { type Html, html } from '../html.ts';

export interface Head {
  title: string;
  /** A number: to the right. */
  n?: boolean;
}

/** 83.3%; 无 where there is nothing to divide by. */
export function percent(rate: number | null): string {
  return rate === null ? '无' : `${(rate * 100).toFixed(1)}%`;
}

export function section(title: string, ...contents: (Html | null)[]): Html {
  return html`<section><h2>${title}</h2>${contents}</section>`;
}

/** A table, or in its place what to say when there is nothing in it. */
export function table(heads: readonly Head[], rows: readonly (readonly (string | number)[])[], none = '没有。'): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  const mark = (n: number) => (heads[n]?.n ? html` class="n"` : null);
  const head = heads.map(({ title }, n) => html`<th${mark(n)}>${title}</th>`);
  const body = rows.map((cells) => html`<tr>${cells.map((cell, n) => html`<td${mark(n)}>${cell}</td>`)}</tr>`);
  return html`<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
