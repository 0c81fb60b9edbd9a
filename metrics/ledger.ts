import { Gauge, type Registry } from 'prom-client';
import type { Db } from '../db/client.ts';
import { LIGHTS } from '../db/queries/light.ts';
import { type Standing, standing } from '../db/queries/standing.ts';
import { dateOfInstant } from '../procedure/counting/index.ts';

/** However often we are asked, the ledger is at most this often. */
const FRESH_MS = 10_000;
/** 本系统默认: a duty is due soon this many days ahead, where no rulebook says. */
const SOON_DAYS = 3;

/** How the work stands by the ledger, asked when the metrics are. A ledger that does not answer is `xuncheng_ledger_up 0`. */
export function watchLedger(db: Db, registry: Registry, now: () => Date = () => new Date()): void {
  let asked: { at: number; found: Promise<Standing> } | undefined;
  const found = (): Promise<Standing> => {
    if (!asked || Date.now() - asked.at > FRESH_MS) {
      const instant = now().toISOString();
      const view = { today: dateOfInstant(instant), soonDays: SOON_DAYS };
      asked = { at: Date.now(), found: standing(db, instant, view) };
    }
    return asked.found;
  };
  const gauge = (name: string, help: string, read: (standing: Standing) => number) =>
    new Gauge({
      name: `xuncheng_${name}`,
      help,
      registers: [registry],
      async collect() {
        // An old number would be taken for a present one.
        this.set(await found().then(read, () => Number.NaN));
      },
    });
  const age = (at: string | null) => (at === null ? 0 : Math.max(0, now().getTime() - Date.parse(at)) / 1000);

  new Gauge({
    name: 'xuncheng_ledger_up',
    help: '台账数据库是否应答（1 是 0 否）',
    registers: [registry],
    async collect() {
      this.set(
        await found().then(
          () => 1,
          () => 0,
        ),
      );
    },
  });
  gauge('workflows', '台账里的工作流', ({ workflows }) => workflows);
  gauge('agenda_lag_seconds', '最早一个过了到期时刻还没有记下的（秒）', ({ agendaSince }) => age(agendaSince));
  gauge('effects_pending', '要求了还没有结果的效果', ({ effectsPending }) => effectsPending);
  gauge('effects_failed', '办不成的效果', ({ effectsFailed }) => effectsFailed);
  gauge('outbox_queued', '还没有分发的通知', ({ outboxQueued }) => outboxQueued);
  gauge('outbox_lag_seconds', '最早一件没有分发的通知等了多久（秒）', ({ outboxSince }) => age(outboxSince));
  gauge('deliveries_queued', '等着送的邮件和群消息', ({ deliveriesQueued }) => deliveriesQueued);
  gauge('deliveries_dead', '送不到的邮件和群消息', ({ deliveriesDead }) => deliveriesDead);
  gauge('checkpoint_age_seconds', '最近一次签检查点距今（秒）', ({ checkpointAt }) => age(checkpointAt));
  new Gauge({
    name: 'xuncheng_deadlines',
    help: '时限，按灯：red 是逾期',
    labelNames: ['light'],
    registers: [registry],
    async collect() {
      const lights = await found().then(
        (standing) => standing.lights,
        () => undefined,
      );
      for (const light of LIGHTS) this.set({ light }, lights?.[light] ?? Number.NaN);
    },
  });
}
