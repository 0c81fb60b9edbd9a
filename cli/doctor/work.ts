import type { Client } from '@temporalio/client';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/client.ts';
import { type Standing, standing } from '../../db/queries/standing.ts';
import { workflows } from '../../db/schema/workflows.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { statusQuery } from '../../workflows/messages.ts';
import { about, type Finding } from './finding.ts';

const AT_ONCE = 8;
const ALL_WITHIN_MS = 30_000;
const EACH_WITHIN_MS = 5000;
const LAG = { warn: 60, fail: 600 };
const OUTBOX_WARN = 600;
const CHECKPOINT_WARN = 26 * 3600;

/** How the work stands by the ledger: agenda, effects, notices, checkpoints. */
export async function workOf(db: Db, now = new Date()): Promise<Finding[]> {
  const instant = now.toISOString();
  const found = await standing(db, instant, { today: dateOfInstant(instant), soonDays: 3 });
  const age = (at: string | null) => (at === null ? 0 : (now.getTime() - Date.parse(at)) / 1000);
  return [
    agenda(age(found.agendaSince)),
    effects(found),
    notices(found, age(found.outboxSince)),
    checkpoint(found, age(found.checkpointAt)),
  ];
}

function agenda(seconds: number): Finding {
  const found = about('agenda', '到期');
  if (seconds < LAG.warn) return found.ok('过了到期时刻的都已记下');
  const said = `最早一条过了到期时刻 ${Math.round(seconds)} 秒还没有记下`;
  const remedy = '看工作进程和引擎是否在运行，见 docs/runbook.md“轮次不动”';
  return seconds < LAG.fail ? found.warn(said, remedy) : found.fail(said, remedy);
}

function effects({ effectsFailed }: Standing): Finding {
  const found = about('effects', '效果');
  if (effectsFailed === 0) return found.ok('没有办不成的');
  return found.fail(
    `${effectsFailed} 件办不成`,
    "select workflow_id, id, attempts from effects where status = 'failed'；见 docs/runbook.md“轮次不动”",
  );
}

function notices({ outboxQueued, deliveriesDead }: Standing, seconds: number): Finding {
  const found = about('notices', '通知');
  if (seconds > OUTBOX_WARN)
    return found.warn(`${outboxQueued} 件没有分发，最早的等了 ${Math.round(seconds / 60)} 分钟`, '看工作进程的日志');
  if (deliveriesDead > 0)
    return found.warn(`${deliveriesDead} 件邮件或群消息送不到`, '/api/deliveries?state=dead 写有原因；改正后重发');
  return found.ok('都已分发，没有送不到的');
}

function checkpoint({ workflows: n, checkpointAt }: Standing, seconds: number): Finding {
  const found = about('checkpoint', '检查点');
  if (n === 0 || (checkpointAt !== null && seconds < CHECKPOINT_WARN))
    return found.ok(checkpointAt === null ? '还没有可签的' : '一天之内签过');
  return found.warn('一天多没有签', '工作进程每天签一次：看它的日志');
}

/** Asks every open workflow what the ledger does not have yet, and whether it has stopped over a conflict. */
export async function flushesOf(client: Client, db: Db): Promise<Finding[]> {
  const found = about('flush', '写入台账');
  const open = and(eq(workflows.closed, false), eq(workflows.mode, 'live'));
  const rows = await db.select({ id: workflows.workflowId }).from(workflows).where(open);
  const end = Date.now() + ALL_WITHIN_MS;
  const silent: string[] = [];
  const behind: { id: string; unflushed: number; last: string }[] = [];
  const conflicted: string[] = [];
  const ask = async (): Promise<void> => {
    for (let row = rows.pop(); row; row = rows.pop()) {
      const { id } = row;
      const asked = () => client.workflow.getHandle(id).query(statusQuery);
      const status =
        Date.now() > end
          ? undefined
          : await client.connection.withDeadline(Date.now() + EACH_WITHIN_MS, asked).catch(() => undefined);
      if (!status) silent.push(id);
      else if (status.conflicted) conflicted.push(id);
      else if (status.unflushed > 0) behind.push({ id, ...status });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  const [oldest] = behind.toSorted((a, b) => a.last.localeCompare(b.last));
  const late = oldest && (Date.now() - Date.parse(oldest.last)) / 1000 > LAG.warn;
  return [
    ...(conflicted.length > 0
      ? [found.fail(`台账冲突，已停止登记：${some(conflicted)}`, '见 docs/runbook.md“台账冲突”')]
      : []),
    ...(oldest && late
      ? [
          found.fail(
            `${behind.length} 个工作流有没写进台账的条目，最早的是 ${oldest.id}，${oldest.last} 起`,
            '看工作进程和数据库，见 docs/runbook.md“轮次不动”',
          ),
        ]
      : []),
    ...(silent.length > 0
      ? [found.warn(`${silent.length} 个工作流没有应答：${some(silent)}`, '看工作进程；都没有应答是没有工作进程')]
      : []),
    ...(conflicted.length + silent.length === 0 && !late ? [found.ok('没有滞留的条目，没有台账冲突')] : []),
  ];
}

function some(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids.slice(0, 5).join('、')} 等` : ids.join('、');
}
