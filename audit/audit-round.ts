import type { KeyReader } from '../keys/key-reader.ts';
import { ring } from '../keys/open.ts';
import { closes } from '../workflows/history.ts';
import { checkCheckpoints, checkHeads, type Filed, signedHeads } from './check/checkpoints.ts';
import { checkCommands } from './check/commands.ts';
import { checkEntries } from './check/entries.ts';
import { checkHashChain } from './check/hash-chain.ts';
import { interventionsIn } from './check/interventions.ts';
import { checkReadable, unreadableIn } from './check/readable.ts';
import { checkRows, ExpectedRows } from './check/rows.ts';
import { checkKept, checkRunChain } from './check/run-chain.ts';
import { checkShape } from './check/shape.ts';
import type { Evidence, Run, WorkflowEvidence } from './evidence.ts';
import { type Finding, gravest, inOrder, verdictOf } from './finding.ts';
import { type Code, replayRuns } from './replay-runs.ts';
import type { RoundReport, WorkflowReport } from './report.ts';

/** How an audit goes about it. */
export interface AuditOptions {
  code: Code;
  /** Checkpoints as they were printed and filed elsewhere. */
  filed?: readonly Filed[] | undefined;
  /** Called after every run that was replayed. */
  told?: (() => void) | undefined;
}

/** A round's report, and how long its replay took. */
export interface AuditedRound {
  report: RoundReport;
  replayMs: number;
}

/** Holds the histories of a round against everything its ledger says. Reads nothing and changes nothing. */
export async function auditRound(
  evidence: Evidence,
  { code, filed, told = () => {} }: AuditOptions,
): Promise<AuditedRound> {
  const findings: Finding[] = checkCheckpoints(evidence.checkpoints, evidence.publicKeys, filed);
  const keys = evidence.keys ?? ring();
  const sound = new Map<string, Run[]>();
  for (const workflow of evidence.workflows) {
    const found = checkHistories(workflow, keys, evidence.rehearsal);
    findings.push(...found.findings);
    sound.set(workflow.workflowId, found.sound);
  }
  const started = Date.now();
  const replayed = await replayRuns([...sound.values()].flat(), evidence.builds, code, told, keys);
  const replayMs = Date.now() - started;
  findings.push(...replayed.findings);

  const signed = signedHeads(evidence.checkpoints);
  const expected = new ExpectedRows();
  const inFlight = new Map<string, number>();
  for (const workflow of evidence.workflows) {
    const { workflowId, entries, runs, unreadable } = workflow;
    if (unreadable) {
      findings.push(unreadableIn(workflowId, '条目', unreadable));
      continue;
    }
    const emitted = replayed.entries.get(workflowId) ?? [];
    const open = !closes(runs.at(-1)?.history.events?.at(-1));
    const whole = runs.length > 0 && !findings.some((one) => one.workflowId === workflowId && PARTIAL.has(one.kind));
    const compared = checkEntries(workflowId, emitted, entries, {
      whole,
      open,
      recorded: replayed.recorded.get(workflowId) ?? 0,
    });
    inFlight.set(workflowId, compared.inFlight);
    findings.push(
      ...compared.findings,
      ...checkHashChain(workflowId, entries),
      ...checkHeads(entries, signed.get(workflowId)),
      ...checkKept(workflowId, runs, entries),
      ...checkCommands(workflow),
    );
    const last = entries.at(-1)?.seq ?? 0;
    // History is the truth to project; where not all of it could be replayed, the ledger's own entries are.
    const due = emitted.filter(({ seq }) => seq <= last);
    for (const entry of due.length === last ? due : entries) findings.push(...expected.apply(entry));
  }
  if (evidence.unreadable) findings.push(unreadableIn(evidence.round, '行', evidence.unreadable));
  // Rows of entries that nobody could read would all be too many.
  else if (!evidence.workflows.some(({ unreadable }) => unreadable)) {
    findings.push(...checkRows(expected, evidence.rows, evidence.allRows, evidence.round));
  }
  return { report: reportOf(evidence, findings, inFlight, replayed.notes), replayMs };
}

/** Histories of which there is not everything: what the ledger has beyond them is no finding. */
const PARTIAL = new Set<Finding['kind']>(['history', 'replay', 'build', 'key']);

/** What can be said of the histories before they are replayed, and which of them can be. */
function checkHistories({ workflowId, runs, strays, missing }: WorkflowEvidence, keys: KeyReader, rehearsal: boolean) {
  const findings: Finding[] = missing.map((text) => ({ kind: 'history', workflowId, text }));
  const sound: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const found = checkShape(run, index === runs.length - 1);
    if (found.length === 0) found.push(...checkReadable(run, keys));
    findings.push(...found, ...interventionsIn(run, rehearsal));
    if (found.length === 0) sound.push(run);
  }
  findings.push(...checkRunChain(workflowId, runs));
  for (const stray of strays) findings.push(...strayFindings(stray, rehearsal));
  return { findings, sound };
}

/** A run outside the chain is there because somebody reset or terminated it. */
function strayFindings(stray: Run, rehearsal: boolean): Finding[] {
  const { workflowId, runId } = stray;
  const found = interventionsIn(stray, rehearsal);
  return found.length > 0 ? found : [{ kind: 'intervention', workflowId, runId, text: '有一次运行不在接续的链上' }];
}

function reportOf(
  { round, workflows, checkpoints }: Evidence,
  found: Finding[],
  inFlight: Map<string, number>,
  notes: string[],
): RoundReport {
  const findings = inOrder(found);
  const reports = workflows.map(({ workflowId, runs, entries }): WorkflowReport => {
    const own = findings.filter((finding) => finding.workflowId === workflowId);
    const ahead = inFlight.get(workflowId) ?? 0;
    const events = runs.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0);
    return {
      workflowId,
      verdict: verdictOf(own, ahead),
      runs: runs.length,
      events,
      entries: entries.length,
      inFlight: ahead,
    };
  });
  const ahead = reports.reduce((sum, one) => sum + one.inFlight, 0);
  const verdict = gravest([verdictOf(findings, ahead), ...reports.map((one) => one.verdict)]);
  return {
    round,
    verdict,
    first: findings[0] ?? null,
    findings,
    workflows: reports,
    checkpoints: checkpoints.length,
    notes,
  };
}
