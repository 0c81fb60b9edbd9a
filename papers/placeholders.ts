const PLACEHOLDER = /\{([^{}]*)\}/g;

export type Part = { text: string } | { name: string };

/** What a text of a template is made of: words, and names of fields in braces. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) });
    parts.push({ name: found[1] ?? '' });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The names a text asks for. */
export function namesIn(text: string): string[] {
  return partsOf(text).flatMap((part) => ('name' in part ? [part.name] : []));
}
