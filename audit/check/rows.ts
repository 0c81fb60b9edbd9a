import { getTableColumns } from 'drizzle-orm';
import { isWhole } from '../../db/write/rows.ts';
import { PROJECTED } from '../../db/write/tables.ts';
import type { Entry } from '../../procedure/entry.ts';
import { firstDifference } from '../../procedure/entry-differences.ts';
import { project } from '../../procedure/project.ts';
import type { ProjectedTable, RowChange } from '../../procedure/row.ts';
import type { Rows } from '../evidence.ts';
import type { Finding } from '../finding.ts';

type Row = Record<string, unknown>;

interface Projected {
  row: Row;
  workflowId: string;
  seq: number;
}

/** Columns of projected tables that something else writes: the dispatcher tells how a notice fared. */
const OTHERS: Partial<Record<ProjectedTable, readonly string[]>> = {
  outbox: ['sentAt', 'deadAt', 'attempts', 'error'],
};

/** The rows that entries amount to, applied in order as the writer does. */
export class ExpectedRows {
  private readonly tables = new Map<ProjectedTable, Map<string, Projected>>();

  /** A finding where an entry is none this release can make rows of. */
  apply(entry: Entry): Finding[] {
    try {
      for (const change of project(entry)) this.change(change, entry);
      return [];
    } catch {
      const { workflowId, seq, type } = entry;
      return [
        { kind: 'row', workflowId, seq, field: 'type', ledger: type, text: `第 ${seq} 条（${type}）推不出台账的行` },
      ];
    }
  }

  private change(change: RowChange, { workflowId, seq }: Entry): void {
    const rows = this.of(change.table);
    const there = rows.get(keyOf(change.key));
    if (there) Object.assign(there, { row: { ...there.row, ...change.set }, seq });
    else if (isWhole(change)) rows.set(keyOf(change.key), { row: { ...change.key, ...change.set }, workflowId, seq });
    else for (const one of rows.values()) if (fits(one.row, change.key)) Object.assign(one.row, change.set);
  }

  of(table: ProjectedTable): Map<string, Projected> {
    const rows = this.tables.get(table) ?? new Map<string, Projected>();
    this.tables.set(table, rows);
    return rows;
  }
}

/** Rows of the ledger against what its entries amount to; `all`: a row no entry accounts for is a finding too. */
export function checkRows(expected: ExpectedRows, rows: Rows, all: boolean, round: string): Finding[] {
  return (Object.keys(PROJECTED) as ProjectedTable[]).flatMap((table) => {
    const wanted = [...expected.of(table).values()];
    const [first] = expected.of(table).keys();
    const keyColumns = first === undefined ? [] : Object.keys(JSON.parse(first) as Row);
    const actual = new Map((rows[table] ?? []).map((row) => [keyOf(pick(row, keyColumns)), row]));
    const findings = wanted.flatMap((one) => {
      const key = keyOf(pick(one.row, keyColumns));
      const row = actual.get(key);
      actual.delete(key);
      return rowFinding(table, key, one, row);
    });
    if (!all) return findings;
    const extra = keyColumns.length === 0 ? (rows[table] ?? []) : [...actual.values()];
    return [...findings, ...extra.map((row) => unaccounted(table, row, round))];
  });
}

function rowFinding(table: ProjectedTable, key: string, { row, workflowId, seq }: Projected, actual?: Row): Finding[] {
  const place = { kind: 'row' as const, workflowId, seq };
  if (!actual) {
    const text = `${table} 缺一行 ${key}`;
    return [{ ...place, field: table, history: key, ledger: null, text }];
  }
  for (const [name, column] of Object.entries(getTableColumns(PROJECTED[table]))) {
    if (OTHERS[table]?.includes(name) || column.generated) continue;
    const expected = name in row ? row[name] : (column.default ?? null);
    const found = firstDifference(plain(expected), plain(actual[name]));
    if (!found) continue;
    const field = `${table}.${name}${found.field === '' ? '' : `.${found.field}`}`;
    const text = `${table} 的一行 ${key}：${name} 与条目不同`;
    return [{ ...place, field, history: found.a, ledger: found.b, text }];
  }
  return [];
}

function unaccounted(table: ProjectedTable, row: Row, round: string): Finding {
  const workflowId = typeof row.workflowId === 'string' ? row.workflowId : round;
  const key = keyOf(pick(row, Object.keys(row).slice(0, 2)));
  const text = `${table} 多出一行 ${key}，没有条目说到它`;
  return { kind: 'row', workflowId, field: table, history: null, ledger: key, text };
}

function keyOf(key: Row): string {
  return JSON.stringify(Object.fromEntries(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function pick(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function fits(row: Row, key: Row): boolean {
  return Object.entries(key).every(([name, value]) => row[name] === value);
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Absent is null, instants have one spelling, as the database gives them back. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === 'string' && INSTANT.test(value) ? new Date(value).toISOString() : value;
}
