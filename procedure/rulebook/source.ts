import { type Document, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';
import type { Problem } from './problem.ts';
import type { RulebookSource } from './schema.ts';

export type Path = readonly (string | number)[];

/** A rulebook as read from its file, with the means to say where each field is written. */
export interface LoadedSource {
  file: string;
  book: RulebookSource;
  /** A problem at the deepest part of `path` that the file has. */
  problem(path: Path, message: string, expected?: string): Problem;
}

/** Says where things are in a parsed YAML file. */
export function locator(file: string, doc: Document, lines: LineCounter): LoadedSource['problem'] {
  return (path, message, expected) => {
    const at = lines.linePos(offsetOf(doc, path));
    const place = { file, line: Math.max(at.line, 1), column: Math.max(at.col, 1), path: path.join('.') };
    return { ...place, message, ...(expected === undefined ? {} : { expected }) };
  };
}

function offsetOf(doc: Document, path: Path): number {
  let node: unknown = doc.contents;
  let offset = start(doc.contents) ?? 0;
  for (const part of path) {
    const next = child(node, part);
    if (!next) break;
    offset = start(next.key) ?? start(next.value) ?? offset;
    node = next.value;
  }
  return offset;
}

function child(node: unknown, part: string | number): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part));
  if (isSeq(node)) return { key: undefined, value: node.items[Number(part)] };
  return undefined;
}

function start(node: unknown): number | undefined {
  return (node as Node | undefined | null)?.range?.[0];
}
