import type { FastifyBaseLogger } from 'fastify';
import type { Db } from '../../db/client.ts';
import { exclusively } from '../../db/exclusive.ts';
import {
  type AuditRow,
  auditById,
  auditEnded,
  auditProgress,
  auditsAbandoned,
  auditUnderWay,
  insertAudit,
} from '../../db/queries/audits.ts';
import { reasonOf } from '../../db/reason.ts';
import type { AuditScope } from '../../db/schema/audits.ts';
import { same } from '../../procedure/entry-differences.ts';
import type { Audits } from '../audits.ts';
import { type Caller, commandId } from '../orchestrator.ts';
import { ApiProblem, keyReused, problem } from '../problem.ts';
import type { Progress } from './messages.ts';
import { AuditFailure, type AuditProcess } from './process.ts';

/** Held by the API process that audits; its session ends with it. */
const LOCK = 'audit';
const ABANDONED = '接口进程中途停了，审计没有做完；请重新开始';

/** Carries out audits, one at a time for the whole installation; whoever asks meanwhile is refused, not queued. */
export class AuditJobs {
  private current: { process: AuditProcess; ended: Promise<void> } | undefined;
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly audits: Audits,
    private readonly log: FastifyBaseLogger,
  ) {}

  /** Begins what is asked for, once for each key; answers when it is noted, long before it is done. */
  async ask(caller: Caller, scope: AuditScope): Promise<AuditRow> {
    const id = commandId(caller, 'audits', 0);
    const known = await auditById(this.db, id);
    if (!known) {
      const begun = await this.begin({ id, scope, askedBy: caller.account, askedAt: new Date().toISOString() });
      if (!begun && !(await auditById(this.db, id))) throw await this.busy();
    }
    const row = await auditById(this.db, id);
    if (!row) throw new Error('the audit was not noted');
    if (!same(row.scope, scope)) throw keyReused();
    return row;
  }

  /** Audits of a process that died are told as failed; called at the start. */
  async sweep(): Promise<void> {
    await exclusively(this.db, LOCK, () => auditsAbandoned(this.db, ABANDONED, new Date().toISOString()));
  }

  /** Ends the audit under way, which is then told as failed. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.current?.process.kill();
    await this.current?.ended;
  }

  /** False when another audit is under way, in this process or another. */
  private begin(row: Pick<AuditRow, 'id' | 'scope' | 'askedBy' | 'askedAt'>): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const work = async () => {
        await auditsAbandoned(this.db, ABANDONED, new Date().toISOString());
        await insertAudit(this.db, row);
        const running = this.run(row.id, row.scope);
        resolve(true);
        await running;
      };
      exclusively(this.db, LOCK, work).then((free) => resolve(free), reject);
    });
  }

  private async run(id: string, scope: AuditScope): Promise<void> {
    let writing: Promise<unknown> = Promise.resolve();
    let busy = false;
    const told = (progress: Progress) => {
      if (busy) return;
      busy = true;
      writing = auditProgress(this.db, id, progress)
        .catch(() => undefined)
        .finally(() => {
          busy = false;
        });
    };
    const process = this.audits.start(scope, told);
    const end = async () => {
      const outcome = await process.report.then(
        (report) => ({ state: 'done' as const, verdict: report.verdict, report, ...whole(report.figures) }),
        (error: unknown) => ({ state: 'failed' as const, error: this.reasonOf(error) }),
      );
      await writing;
      await auditEnded(this.db, id, { ...outcome, finishedAt: new Date().toISOString() });
    };
    const ended = end().catch((error: Error) => this.log.error({ message: reasonOf(error) }, 'audit was not written'));
    this.current = { process, ended };
    await ended;
    this.current = undefined;
  }

  private reasonOf(error: unknown): string {
    if (this.stopping) return '接口停止，审计没有做完；请重新开始';
    if (error instanceof AuditFailure) return error.message;
    this.log.error({ message: reasonOf(error) }, 'audit failed');
    return '审计出错，没有审成；原因见接口进程的日志';
  }

  private async busy(): Promise<ApiProblem> {
    const current = await auditUnderWay(this.db);
    const standing = current
      ? `${current.askedBy} 开始的，已重放 ${current.done} 次运行，共 ${current.total} 次；`
      : '';
    const detail = `正在审计（${standing}查看 GET /api/audits）；一次只做一个，请等它结束再开始`;
    return new ApiProblem(problem(409, 'audit-running', detail), 5);
  }
}

function whole({ runs }: { runs: number }): Progress {
  return { done: runs, total: runs };
}
