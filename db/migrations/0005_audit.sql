CREATE TABLE "audits" (
	"id" text PRIMARY KEY NOT NULL,
	"scope" jsonb NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"verdict" text,
	"report" jsonb,
	"error" text,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "builds" (
	"build_id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"code" "bytea" NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"no" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"previous" text NOT NULL,
	"heads" jsonb NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "checkpoints_reason_unique" UNIQUE("reason")
);
--> statement-breakpoint
CREATE TABLE "histories" (
	"workflow_id" text NOT NULL,
	"run_id" text NOT NULL,
	"events" integer NOT NULL,
	"round" text NOT NULL,
	"previous_run_id" text,
	"final" boolean NOT NULL,
	"build_id" text,
	"sha256" text NOT NULL,
	"history" "bytea" NOT NULL,
	"exported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "histories_workflow_id_run_id_events_pk" PRIMARY KEY("workflow_id","run_id","events")
);
--> statement-breakpoint
CREATE INDEX "audits_asked" ON "audits" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "histories_round" ON "histories" USING btree ("round");