import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** An organization of the object library as last entered. */
export function targetRows({ body, seq }: EntryOf<'target.registered'>): RowChange[] {
  const { code, name, kind = null, villages = null, retired = false } = body.target;
  return [{ table: 'targets', key: { code }, set: { name, kind, villages, retired, seq } }];
}

/** A person of the office's register as last entered. */
export function personRows({ body, seq }: EntryOf<'person.registered'>): RowChange[] {
  const { code, name, unit = null, post = null, roles, pool, retired = false } = body.person;
  return [{ table: 'people', key: { code }, set: { name, unit, post, roles, pool, retired, seq } }];
}

/** Dated parameters of the office, as set. */
export function paramRows({ body, workflowId }: EntryOf<'office.started' | 'param.set'>): RowChange[] {
  const params = body.type === 'param.set' ? { [body.name]: body.date } : body.params;
  return Object.entries(params).map(([name, date]) => ({
    table: 'parameters',
    key: { workflowId, name },
    set: { date },
  }));
}
