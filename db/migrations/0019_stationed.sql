CREATE INDEX "facts_stationed" ON "facts" USING btree ("workflow_id","fact","date") WHERE fact in ('station.entry', 'withdraw.exit') and stands;--> statement-breakpoint
CREATE INDEX "facts_villages" ON "facts" USING btree ("workflow_id","subject") WHERE subject like 'village/%' and stands;--> statement-breakpoint
CREATE OR REPLACE VIEW "target_inspections" AS (
  select t.code, i.workflow_id, i.round, i.ref, i.group_no, i.org_no, i.name, 'look-back' = any(i.traits) as look_back,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'station.entry' and f.stands) as entry,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'withdraw.exit' and f.stands) as exit,
    array(select distinct substring(f.subject from '[0-9]+$')::integer from facts f
      where f.workflow_id = i.workflow_id and f.subject like 'village/%' and f.subject like 'village/' || i.ref || '-%'
        and f.stands
      order by 1) as villages
  from targets t join inspections i on i.target = t.code or (i.target is null and i.name = t.name));