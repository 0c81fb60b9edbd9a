import { strFromU8, unzipSync } from 'fflate';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" };

function unescaped(text: string): string {
  return text.replace(/&(#39|\w+);/g, (whole, name: string) => NAMED[name] ?? whole);
}

/** A part of a Word file, as it stands. */
export function partOf(file: Uint8Array, part: string): string {
  const bytes = unzipSync(file)[part];
  if (!bytes) throw new Error(`no ${part}`);
  return strFromU8(bytes);
}

/** Everything a Word file says, in its order, without the blanks between. */
export function wordText(file: Uint8Array): string {
  const texts = [...partOf(file, 'word/document.xml').matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)];
  return compact(texts.map(([, text = '']) => unescaped(text)).join(''));
}

/** Everything a printed page says, but for who took it out and when. */
export function pageText(page: string): string {
  const body = page.slice(page.indexOf('<body>')).replace(/<p class="exported".*?<\/p>/s, '');
  return compact(unescaped(body.replace(/<[^>]*>/g, '')));
}

export function compact(text: string): string {
  return text.replace(/[\s　]+/g, '');
}

/** What a printed page says for a field, wherever it stands. */
export function fieldTexts(page: string, field: string): string[] {
  const marked = page.matchAll(new RegExp(`<span data-field="${field}">([^<]*)</span>`, 'g'));
  return [...marked].map(([, text = '']) => unescaped(text));
}
