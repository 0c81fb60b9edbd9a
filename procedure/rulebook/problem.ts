/** A field that documents write differently, by its `choose` key, and what each of them says（absent: nothing）. */
export interface OpenChoice {
  key: string;
  said: readonly { parent: string; value?: unknown }[];
}

/** One thing wrong with a rulebook, where it is written. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  /** Dotted path of the field, e.g. `deadlines.inquiry.reply.within`. */
  path: string;
  message: string;
  expected?: string | undefined;
  /** What to do about it, where `expected` does not already say so. */
  fix?: string | undefined;
  /** The choice that is missing. */
  choice?: OpenChoice | undefined;
  /** One duty under two ids that is not told to be one: the id to keep, the other. */
  duty?: readonly [string, string] | undefined;
  /** A step with a gate on what is not there, and its other gates; or a deadline that counts from what is not there. */
  dangling?: { step: string; after: Readonly<Record<string, 'hard' | 'soft'>> } | { deadline: string } | undefined;
}

/** A rulebook that cannot be used; `problems` lists everything found, not only the first. */
export class RulebookError extends Error {
  override readonly name = 'RulebookError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

function problemText({ file, line, column, path, message, expected }: Problem): string {
  const where = path === '' ? '' : `（${path}）`;
  return `${file}:${line}:${column} ${message}${expected === undefined ? '' : `，应为${expected}`}${where}`;
}
