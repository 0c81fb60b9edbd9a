CREATE TABLE "drafts" (
	"workflow_id" text NOT NULL,
	"draft_id" text NOT NULL,
	"round" text NOT NULL,
	"fact" text NOT NULL,
	"subject" text NOT NULL,
	"date" date NOT NULL,
	"data" jsonb NOT NULL,
	"signed" jsonb NOT NULL,
	"returned" text,
	CONSTRAINT "drafts_workflow_id_draft_id_pk" PRIMARY KEY("workflow_id","draft_id")
);
--> statement-breakpoint
CREATE TABLE "parameters" (
	"workflow_id" text NOT NULL,
	"name" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "parameters_workflow_id_name_pk" PRIMARY KEY("workflow_id","name")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"post" text,
	"roles" text[] NOT NULL,
	"pool" boolean NOT NULL,
	"retired" boolean NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text,
	"villages" integer,
	"retired" boolean NOT NULL,
	"seq" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inspections" ADD COLUMN "target" text;--> statement-breakpoint
CREATE INDEX "drafts_round" ON "drafts" USING btree ("round");--> statement-breakpoint
CREATE VIEW "services" AS (
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
  where f.fact = 'person.assigned' and f.stands);--> statement-breakpoint
CREATE VIEW "target_inspections" AS (
  select t.code, i.workflow_id, i.round, i.ref, i.group_no, i.org_no, i.name, 'look-back' = any(i.traits) as look_back,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'station.entry' and f.stands) as entry,
    (select min(f.date) from facts f
      where f.workflow_id = i.workflow_id and f.fact = 'withdraw.exit' and f.stands) as exit,
    array(select distinct substring(f.subject from '[0-9]+$')::integer from facts f
      where f.workflow_id = i.workflow_id and f.subject like 'village/' || i.ref || '-%' and f.stands
      order by 1) as villages
  from targets t join inspections i on i.target = t.code or (i.target is null and i.name = t.name));--> statement-breakpoint
CREATE VIEW "target_standing" AS (
  select t.code, t.name, t.kind, t.villages, t.retired,
    case when s.stationed > 0 then 'current' when s.inspected > 0 then 'done' else 'never' end as standing,
    s.inspected, s.last_round, s.last_entry, s.look_back, (
      select count(distinct v.number)::integer
      from target_inspections c cross join lateral unnest(c.villages) as v(number) where c.code = t.code
    ) as villages_covered
  from targets t cross join lateral (
    select count(*) filter (where coalesce(i.entry, i.exit) is not null)::integer as inspected,
      count(*) filter (where i.entry is not null and i.exit is null) as stationed,
      (array_agg(i.round order by i.entry desc, i.round desc) filter (where i.entry is not null))[1] as last_round,
      max(i.entry) as last_entry,
      coalesce(array_agg(distinct i.round) filter (where i.look_back), '{}') as look_back
    from target_inspections i where i.code = t.code
  ) s);