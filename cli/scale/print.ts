import { type Cost, total } from './costs.ts';
import type { IdleEngine } from './idle.ts';
import type { Measured } from './measure.ts';
import type { Costs } from './model/needs.ts';
import type { compared, linearity, placesNeed } from './report.ts';

/** Everything that a run found. */
export interface Found {
  sizes: readonly number[];
  measured: readonly Measured[];
  costs: Costs;
  linear: ReturnType<typeof linearity>;
  compared: ReturnType<typeof compared>;
  places: ReturnType<typeof placesNeed>;
}

const GB = 2 ** 30;
const MB = 2 ** 20;
const KB = 2 ** 10;

/** The tables of docs/scaling.md. */
export function printed({ sizes, measured, costs, linear, compared: model, places }: Found): string[] {
  return [
    '一件的成本（处理器毫秒；字节；连接占用毫秒）',
    '| | 引擎 | PostgreSQL | 工作进程 | 接口 | 合计 | 台账 KB | 引擎库 KB | 其中历史 KB | WAL KB | 引擎事务 | 台账连接 ms | 引擎连接 ms |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|',
    costLine('开一个组·单位', costs.open),
    costLine('一件事实', costs.fact),
    costLine('一件事实，起算 14 条时限', costs.arm),
    costLine('14 条时限同时到期', costs.due),
    '',
    `线性（每件处理器毫秒，${sizes.join('、')} 个组·单位）：开 ${list(linear.open)}；事实 ${list(linear.fact)}；起算 ${list(linear.arm)}；到期 ${list(linear.due)}`,
    `空闲（处理器秒/秒）：${measured.map(({ idle }) => `引擎 ${two(idle.cpu.engine)}、PostgreSQL ${two(idle.cpu.postgres)}、工作进程 ${two(idle.cpu.worker)}、接口 ${two(idle.cpu.api)}`).join('；')}`,
    `内存：工作进程 ${mb(costs.memory.worker)}，每个缓存的组·单位 ${whole(costs.memory.cached / KB)} KB；接口 ${mb(costs.memory.api)}`,
    `到期到全部写进台账（秒，一半/全部）：${model.map(({ inspections, measured: m, simulated: s }) => `${inspections} 个 实测 ${one(m.half)}/${one(m.all)}、模型 ${one(s.half)}/${one(s.all)}`).join('；')}`,
    `实测是模型的 ${one(Math.max(...model.map(({ measured: m, simulated: s }) => m.all / s.all)))} 倍：下面的秒数要乘以它`,
    '',
    '各级（算出来和模拟的，没有运行过）',
    '| | 在办 | 引擎核 | 工作进程核 | PostgreSQL 核 | 历史进程 | 分片 | 零点 一半/95%/全部 秒 | 单机 2/4/8 核全部 秒 | 台账 GB/年 | 引擎库 GB/年 | WAL GB/年 | 一个工作进程 | 进程内存合计 GB | 台账连接 | 引擎连接 |',
    '|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|',
    ...places.map((place) =>
      row(
        place.name,
        place.counties * place.open,
        place.cores.engine,
        place.cores.worker,
        place.cores.postgres,
        place.histories,
        place.shards,
        `${whole(place.instant.half)}/${whole(place.instant.most)}/${whole(place.instant.all)}`,
        place.together.map(({ all }) => whole(all)).join('/'),
        one(place.disk.ledger / GB),
        one(place.disk.engine / GB),
        one(place.disk.wal / GB),
        mb(place.memory.worker),
        one(place.memory.all / GB),
        place.connections.ledger,
        place.connections.engine,
      ),
    ),
  ];
}

/** Engines of other numbers of shards with nothing to do. */
export function printedIdle(engines: readonly IdleEngine[]): string[] {
  return [
    '| 分片 | 引擎 处理器秒/秒 | PostgreSQL 处理器秒/秒 | 引擎内存 | 第一次启动 秒 |',
    '|---|---|---|---|---|',
    ...engines.map(({ shards, engine, postgres, memory, started }) =>
      row(shards, two(engine), two(postgres), mb(memory), one(started)),
    ),
  ];
}

function costLine(title: string, cost: Cost): string {
  const { cpu } = cost;
  return row(
    title,
    ...[cpu.engine, cpu.postgres, cpu.worker, cpu.api, total(cpu)].map((seconds) => one(seconds * 1000)),
    ...[cost.ledgerBytes, cost.engineBytes, cost.historyBytes, cost.walBytes].map((bytes) => one(bytes / KB)),
    one(cost.engine.transactions),
    ...[cost.ledger.seconds, cost.engine.seconds].map((seconds) => one(seconds * 1000)),
  );
}

const row = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
const one = (value: number) => value.toFixed(1);
const two = (value: number) => value.toFixed(2);
const whole = (value: number) => String(Math.round(value));
const mb = (bytes: number) => `${whole(bytes / MB)} MB`;
const list = (values: readonly number[]) => values.map(one).join('、');
