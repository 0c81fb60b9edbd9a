/** `warn`: works, somebody should look. `fail`: does not work, or data are at stake. */
export type State = 'ok' | 'warn' | 'fail';

/** What one look found: in Chinese, with what to do where there is something. */
export interface Finding {
  /** What was looked at; never changes, for programs that read `--json`. */
  check: string;
  title: string;
  state: State;
  said: string;
  remedy?: string;
}

/** Findings of one thing that was looked at. */
export function about(check: string, title: string) {
  return {
    ok: (said: string): Finding => ({ check, title, state: 'ok', said }),
    warn: (said: string, remedy: string): Finding => ({ check, title, state: 'warn', said, remedy }),
    fail: (said: string, remedy: string): Finding => ({ check, title, state: 'fail', said, remedy }),
  };
}

/** The exit code: 0 all is well, 1 somebody should look, 2 something does not work. */
export function exitCodeOf(findings: readonly Finding[]): number {
  const states = new Set(findings.map(({ state }) => state));
  return states.has('fail') ? 2 : states.has('warn') ? 1 : 0;
}

/** The message of whatever was thrown; a failed connection has none of its own. */
export function messageOf(error: unknown): string {
  const { message, cause, code } = error as Error & { code?: string };
  return message || (cause instanceof Error ? cause.message : undefined) || code || String(error);
}
