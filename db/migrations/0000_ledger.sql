CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"role" text NOT NULL,
	"scope" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	CONSTRAINT "accounts_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"version" text PRIMARY KEY NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"hash" text NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"workflow_id" text NOT NULL,
	"key" text NOT NULL,
	"round" text NOT NULL,
	"rule" text NOT NULL,
	"rulebook_hash" text NOT NULL,
	"calendar_version" text NOT NULL,
	"group_no" integer,
	"org_no" integer,
	"letter" text,
	"unit" text,
	"transfer_no" integer,
	"period" text,
	"person" text,
	"hearing" text,
	"status" text NOT NULL,
	"waiting_for" text[],
	"base" date,
	"triggers" text[],
	"due" date,
	"computed" date,
	"provisional" boolean DEFAULT false NOT NULL,
	"moved_from" date,
	"extended_to" date,
	"reason" text,
	"met_on" date,
	"met_by" text,
	"lapsed_at" timestamp (3) with time zone,
	"last_rung" text,
	"last_rung_at" timestamp (3) with time zone,
	"generation" integer,
	"historic" boolean NOT NULL,
	CONSTRAINT "deadlines_workflow_id_key_pk" PRIMARY KEY("workflow_id","key")
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"workflow_id" text NOT NULL,
	"id" text NOT NULL,
	"round" text NOT NULL,
	"kind" text,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"message" text,
	CONSTRAINT "effects_workflow_id_id_pk" PRIMARY KEY("workflow_id","id")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"workflow_id" text NOT NULL,
	"seq" integer NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"host" text NOT NULL,
	"round" text NOT NULL,
	"v" integer NOT NULL,
	"type" text NOT NULL,
	"happened_at" timestamp (3) with time zone NOT NULL,
	"fell_due_at" timestamp (3) with time zone,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"historic" boolean NOT NULL,
	"rulebook_hash" text NOT NULL,
	"calendar_version" text NOT NULL,
	"command_id" text,
	"origin" jsonb,
	"body" jsonb NOT NULL,
	CONSTRAINT "entries_workflow_id_seq_pk" PRIMARY KEY("workflow_id","seq")
);
--> statement-breakpoint
CREATE TABLE "facts" (
	"workflow_id" text NOT NULL,
	"fact_id" text NOT NULL,
	"belongs_to" text NOT NULL,
	"round" text NOT NULL,
	"seq" integer NOT NULL,
	"fact" text NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"date" date NOT NULL,
	"data" jsonb NOT NULL,
	"returned" boolean DEFAULT false NOT NULL,
	"voided" boolean DEFAULT false NOT NULL,
	"corrected_seq" integer,
	"missing" jsonb,
	"late" text,
	"historic" boolean NOT NULL,
	"stands" boolean GENERATED ALWAYS AS (not returned and not voided) STORED NOT NULL,
	CONSTRAINT "facts_workflow_id_fact_id_pk" PRIMARY KEY("workflow_id","fact_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"round" text NOT NULL,
	"no" integer NOT NULL,
	"inspections" text[] NOT NULL,
	CONSTRAINT "groups_round_no_pk" PRIMARY KEY("round","no")
);
--> statement-breakpoint
CREATE TABLE "inspections" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"ref" text NOT NULL,
	"group_no" integer NOT NULL,
	"org_no" integer NOT NULL,
	"name" text NOT NULL,
	"villages" integer,
	"traits" text[] NOT NULL,
	"state" text DEFAULT 'starting' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"workflow_id" text NOT NULL,
	"letter" text NOT NULL,
	"round" text NOT NULL,
	"number" text NOT NULL,
	"paper_hash" text NOT NULL,
	CONSTRAINT "letters_workflow_id_letter_pk" PRIMARY KEY("workflow_id","letter")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"round" text NOT NULL,
	"kind" text NOT NULL,
	"to" text[] NOT NULL,
	"paper" text,
	"deadline_key" text NOT NULL,
	"rule" text NOT NULL,
	"unit" text,
	"rung" text NOT NULL,
	"due" date NOT NULL,
	"historic" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"dead_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"error" text,
	"status" text GENERATED ALWAYS AS (case when historic then 'historic' when sent_at is not null then 'sent' when dead_at is not null then 'dead' else 'queued' end) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"workflow_id" text NOT NULL,
	"step" text NOT NULL,
	"round" text NOT NULL,
	"date" date NOT NULL,
	CONSTRAINT "plans_workflow_id_step_pk" PRIMARY KEY("workflow_id","step")
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"round" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"params" jsonb NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"historic" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rulebooks" (
	"hash" text PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"no" integer NOT NULL,
	"receiver" text NOT NULL,
	"clues" integer[] NOT NULL,
	"early" boolean NOT NULL,
	"inspections" text[] NOT NULL,
	"state" text DEFAULT 'starting' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workflows" (
	"workflow_id" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"round" text NOT NULL,
	"run_id" text NOT NULL,
	"mode" text NOT NULL,
	"revision" integer NOT NULL,
	"next_due" timestamp (3) with time zone,
	"pending" integer NOT NULL,
	"closed" boolean NOT NULL,
	"rulebook_hash" text,
	"calendar_version" text
);
--> statement-breakpoint
CREATE INDEX "commands_workflow" ON "commands" USING btree ("workflow_id","revision");--> statement-breakpoint
CREATE INDEX "deadlines_round" ON "deadlines" USING btree ("round","due");--> statement-breakpoint
CREATE INDEX "deadlines_due" ON "deadlines" USING btree ("status","due");--> statement-breakpoint
CREATE INDEX "deadlines_unit" ON "deadlines" USING btree ("unit","due");--> statement-breakpoint
CREATE INDEX "entries_round" ON "entries" USING btree ("round","recorded_at","workflow_id","seq");--> statement-breakpoint
CREATE INDEX "entries_command" ON "entries" USING btree ("command_id");--> statement-breakpoint
CREATE INDEX "facts_round" ON "facts" USING btree ("round","fact");--> statement-breakpoint
CREATE INDEX "facts_belongs_to" ON "facts" USING btree ("workflow_id","belongs_to");--> statement-breakpoint
CREATE INDEX "facts_subject" ON "facts" USING btree ("round","subject");--> statement-breakpoint
CREATE INDEX "inspections_round" ON "inspections" USING btree ("round","group_no","org_no");--> statement-breakpoint
CREATE INDEX "outbox_round" ON "outbox" USING btree ("round","created_at");--> statement-breakpoint
CREATE INDEX "outbox_status" ON "outbox" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "rulebooks_id" ON "rulebooks" USING btree ("id","published_at");--> statement-breakpoint
CREATE INDEX "transfers_round" ON "transfers" USING btree ("round","no");--> statement-breakpoint
CREATE INDEX "workflows_round" ON "workflows" USING btree ("round");--> statement-breakpoint
CREATE VIEW "clues" AS (
  select t.workflow_id, t.round, t.no as transfer, c.number, (
    select min(f.date) from facts f
    where f.round = t.round and f.subject = 'transfer/' || t.no and f.fact in ('clue.feedback', 'clue.closed')
      and f.stands and f.data->'closed' @> to_jsonb(c.number)) as closed_on
  from transfers t cross join lateral unnest(t.clues) as c(number));--> statement-breakpoint
CREATE VIEW "hearings" AS (
  select f.workflow_id, f.round, f.fact_id, f.fact as step, r.ref as inspection, f.date
  from facts f
  cross join lateral (
    select jsonb_array_elements_text(f.data->'inspections') as ref
    union select i.ref from inspections i where not f.data ? 'inspections' and i.round = f.round
  ) r
  where f.fact like 'hear.%' and f.subject = 'round' and f.stands);--> statement-breakpoint
CREATE VIEW "letter_replies" AS (
  select f.workflow_id, f.round, substr(f.subject, 8) as letter, f.fact_id, r.ref as inspection, f.date,
    coalesce(f.data->'none' ? r.ref, false) as nothing
  from facts f
  cross join lateral (
    select jsonb_array_elements_text(f.data->'orgs') as ref
    union select jsonb_array_elements_text(f.data->'none')
    union select i.ref from inspections i
      where not f.data ?| '{orgs,none}' and i.round = f.round and not exists (
        select from facts s where s.workflow_id = f.workflow_id and s.subject = f.subject and s.fact = 'letter.sent'
          and s.stands and s.data ? 'orgs' and not s.data->'orgs' ? i.ref)
  ) r
  where f.fact = 'letter.replied' and f.stands);--> statement-breakpoint
CREATE VIEW "reports" AS (
  select workflow_id, round, fact_id, substring(subject from '^(?:inspection|village)/(.*)$') as inspection,
    fact as step, data->>'part' as part, (data->>'count')::integer as copies, date, returned
  from facts
  where (fact like 'report.%' or fact like 'rectify.%') and not voided);