import { sql } from 'drizzle-orm';
import { pgView, text } from 'drizzle-orm/pg-core';
import { day } from './columns.ts';

/** Person × inspection × role: who took part in which inspection, from and until which day; null while it lasts. */
export const services = pgView('services', {
  person: text('person').notNull(),
  round: text('round').notNull(),
  /** `1-2`: group 1, second organization. */
  inspection: text('inspection').notNull(),
  role: text('role').notNull(),
  /** The organization: its code in the object library, or its name where there is none. */
  target: text('target').notNull(),
  name: text('name').notNull(),
  from: day('from').notNull(),
  until: day('until'),
}).as(sql`
  select substring(f.subject from '^person/(.*)$') as person, f.round, i.ref as inspection, f.data->>'role' as role,
    coalesce(i.target, t.code, i.name) as target, i.name, f.date as "from", (
      select min(e.date) from facts e
      where e.workflow_id = f.workflow_id and e.subject = f.subject and e.stands and (
        (e.fact in ('person.released', 'person.assigned') and e.at > f.at)
        or (e.fact = 'person.assigned' and e.at = f.at and e.fact_id collate "C" > f.fact_id collate "C"))) as until
  from facts f
    join inspections i on i.round = f.round and i.group_no = (f.data->>'group')::integer
      and (f.data->'inspections' is null or f.data->'inspections' @> to_jsonb(i.ref))
    left join targets t on i.target is null and t.name = i.name
  where f.fact = 'person.assigned' and f.stands`);
