import { Counter, Histogram, type Registry } from 'prom-client';
import type { Flush } from '../procedure/flush.ts';

const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

type Record = (flush: Flush) => Promise<void>;

/**
 * Watches the writer: how far the ledger is behind history when a flush is written (seconds since its first entry was
 * recorded), and how many entries and failed attempts there were.
 */
export function timeFlushes<A extends { record: Record }>(activities: A, registry: Registry): A {
  const lag = metric(registry, 'xuncheng_flush_lag_seconds', (name) => {
    const help = '登记到写入台账（秒）';
    return new Histogram({ name, help, buckets: BUCKETS, registers: [registry] });
  });
  const entries = metric(registry, 'xuncheng_ledger_entries_total', (name) => {
    return new Counter({ name, help: '写入台账的条目', registers: [registry] });
  });
  const failed = metric(registry, 'xuncheng_flush_failures_total', (name) => {
    return new Counter({ name, help: '写台账失败的次数（会重试；台账冲突除外）', registers: [registry] });
  });
  const record: Record = async (flush) => {
    try {
      await activities.record(flush);
    } catch (error) {
      failed.inc();
      throw error;
    }
    const first = flush.entries[0];
    entries.inc(flush.entries.length);
    if (first) lag.observe(Math.max(0, Date.now() - Date.parse(first.recordedAt)) / 1000);
  };
  return { ...activities, record };
}

/** One of each name, however many workers a process has. */
function metric<M extends Histogram | Counter>(registry: Registry, name: string, make: (name: string) => M): M {
  return (registry.getSingleMetric(name) as M | undefined) ?? make(name);
}
