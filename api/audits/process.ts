import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../audit/report.ts';
import type { AuditScope } from '../../db/schema/audits.ts';
import { answerSchema, type Job, type Progress } from './messages.ts';

/** An audit under way. */
export interface AuditProcess {
  /** Its report; an `AuditFailure` when there is none. */
  report: Promise<Report>;
  /** Ends it without a report; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Why an audit came to no report, in Chinese. */
export class AuditFailure extends Error {
  override readonly name = 'AuditFailure';
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/**
 * Replays in a process of its own: the engine's native module ends the whole process when a thread that loaded it ends
 * (exit 139), and a replay must not cost the API its memory. The child ends when this process does.
 */
export function startAudit(
  env: NodeJS.ProcessEnv,
  scope: AuditScope,
  told: (progress: Progress) => void,
): AuditProcess {
  const child = fork(CHILD, [], {
    cwd: ROOT,
    env,
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const report = new Promise<Report>((resolve, reject) => {
    child.on('message', (message) => {
      const answer = answerSchema.parse(message);
      if (answer.kind === 'progress') told(answer);
      else if (answer.kind === 'report') resolve(answer.report);
      else reject(new AuditFailure(answer.reason));
    });
    child.once('error', () => reject(new AuditFailure('审计进程启动不了')));
    child.once('exit', (code, signal) => {
      const fail = () => reject(new AuditFailure(`审计进程意外结束（${signal ?? `退出码 ${code}`}）`));
      // What it said last may still be on its way.
      if (child.connected) child.once('disconnect', fail);
      else fail();
    });
  });
  child.send({ scope } satisfies Job, (error) => error && child.kill('SIGKILL'));
  return {
    report,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
