import { type AuditOptions, auditRound } from './audit-round.ts';
import type { Evidence } from './evidence.ts';
import { gravest } from './finding.ts';
import type { Report, RoundReport, TrailReport } from './report.ts';

/** Rounds one after another, each read only when its turn comes. */
export async function audit(
  evidence: AsyncIterable<Evidence> | Iterable<Evidence>,
  { version, at, trail, ...options }: AuditOptions & { version: string; at: string; trail?: TrailReport | undefined },
): Promise<Report> {
  const rounds: RoundReport[] = [];
  let replayMs = 0;
  for await (const one of evidence) {
    const audited = await auditRound(one, options);
    rounds.push(audited.report);
    replayMs += audited.replayMs;
  }
  const workflows = rounds.flatMap((round) => round.workflows);
  const total = (of: 'runs' | 'events' | 'entries') => workflows.reduce((sum, one) => sum + one[of], 0);
  const replaySeconds = replayMs / 1000;
  const figures = { runs: total('runs'), events: total('events'), entries: total('entries'), replaySeconds };
  return {
    verdict: gravest([...rounds, ...(trail ? [trail] : [])].map(({ verdict }) => verdict)),
    at,
    version,
    code: options.code.use,
    rounds,
    ...(trail && { trail }),
    figures: { ...figures, eventsPerSecond: replayMs === 0 ? 0 : figures.events / replaySeconds },
  };
}
