/** One thing wrong with a rulebook, where it is written. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line: number;
  column: number;
  /** Dotted path of the field, e.g. `deadlines.inquiry.reply.within`. */
  path: string;
  message: string;
  expected?: string | undefined;
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
