import { byId, parseSource, type Sources } from './load.ts';
import { type Problem, RulebookError } from './problem.ts';
import { resolveRulebook } from './resolve.ts';
import type { Rulebook } from './schema.ts';

/** Rulebooks written in a test, each by the file name its id asks for. */
export function sourcesOf(texts: Readonly<Record<string, string>>): Sources {
  return byId(Object.entries(texts).map(([id, text]) => parseSource(`id: ${id}\ntitle: ${id}\n${text}`, `${id}.yaml`)));
}

/** The last of the rulebooks, resolved. */
export function resolveTexts(texts: Readonly<Record<string, string>>): Rulebook {
  return resolveRulebook(Object.keys(texts).at(-1) ?? '', sourcesOf(texts));
}

/** What is wrong according to the `RulebookError` that `run` throws. */
export function problemsOf(run: () => unknown): readonly Problem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof RulebookError) return error.problems;
    throw error;
  }
  return [];
}

/** The same as `file:line path message` lines, which is what tests compare. */
export function complaints(run: () => unknown): string[] {
  return problemsOf(run).map(({ file, line, path, message }) => `${file}:${line} ${path} ${message}`);
}
