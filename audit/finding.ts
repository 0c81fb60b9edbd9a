/** What an audit found to be otherwise than it must be, at one place. */
export interface Finding {
  kind: 'entry' | 'chain' | 'checkpoint' | 'row' | 'command' | 'replay' | 'intervention' | 'history' | 'build' | 'key';
  workflowId: string;
  /** Of the entry. */
  seq?: number | undefined;
  /** Path of the first field that differs, e.g. `body.fact.date`, or `表.列`. */
  field?: string | undefined;
  /** What history says, and what the ledger says. */
  history?: unknown;
  ledger?: unknown;
  /** Run and event of the history it is about. */
  runId?: string | undefined;
  eventId?: number | undefined;
  /** In the office's words. */
  text: string;
}

/** equal · in flight: an open run ahead of the ledger · different · intervened: somebody reached into the engine · could not run. */
export type Verdict = 'equal' | 'in-flight' | 'different' | 'intervened' | 'unable';

const ORDER: Finding['kind'][] = [
  'entry',
  'chain',
  'checkpoint',
  'row',
  'command',
  'replay',
  'intervention',
  'history',
  'build',
  'key',
];

/** The telling ones first: of one kind by workflow and sequence. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      a.workflowId.localeCompare(b.workflowId) ||
      (a.seq ?? 0) - (b.seq ?? 0),
  );
}

const UNABLE = new Set<Finding['kind']>(['history', 'build', 'key']);

/** The verdict that findings amount to: what is known to be wrong weighs more than what could not be looked at. */
export function verdictOf(findings: readonly Finding[], inFlight: number): Verdict {
  if (findings.some(({ kind }) => kind !== 'intervention' && !UNABLE.has(kind))) return 'different';
  if (findings.some(({ kind }) => kind === 'intervention')) return 'intervened';
  if (findings.length > 0) return 'unable';
  return inFlight > 0 ? 'in-flight' : 'equal';
}

const RANK: Verdict[] = ['equal', 'in-flight', 'unable', 'intervened', 'different'];

/** The gravest of several verdicts. */
export function gravest(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((worst, one) => (RANK.indexOf(one) > RANK.indexOf(worst) ? one : worst), 'equal');
}

/** Exit code of a command with this verdict. */
export function exitCodeOf(verdict: Verdict): 0 | 1 | 2 {
  if (verdict === 'unable') return 2;
  return verdict === 'equal' || verdict === 'in-flight' ? 0 : 1;
}
