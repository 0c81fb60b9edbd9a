import type pg from 'pg';
import type { Sent } from './watched.ts';

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** One way a table was read, and how many of its rows. */
export interface Scan {
  how: string;
  table: string;
  rows: number;
}

/** How PostgreSQL really read the tables for a statement: it is carried out once more to tell. */
export async function scansOf(pool: pg.Pool, { query, params }: Sent): Promise<Scan[]> {
  const { rows } = await pool.query(`explain (analyze, timing off, format json) ${query}`, params);
  return scansIn(rows[0]['QUERY PLAN'][0].Plan);
}

function scansIn(node: PlanNode): Scan[] {
  const below = (node.Plans ?? []).flatMap(scansIn);
  const table = node['Relation Name'];
  if (table === undefined) return below;
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  return [{ how: node['Node Type'], table, rows: Math.round(each * node['Actual Loops']) }, ...below];
}
