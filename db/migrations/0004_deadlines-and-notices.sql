CREATE TABLE "advances" (
	"id" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"round" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"from_instant" timestamp (3) with time zone NOT NULL,
	"target" timestamp (3) with time zone NOT NULL,
	"reached" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "calendar_preview_moves" (
	"preview" text NOT NULL,
	"workflow_id" text NOT NULL,
	"key" text NOT NULL,
	"rule" text NOT NULL,
	"subject" jsonb NOT NULL,
	"rulebook_hash" text NOT NULL,
	"what" text NOT NULL,
	"status" text,
	"base" date,
	"was" date,
	"due" date,
	"was_provisional" boolean NOT NULL,
	"provisional" boolean NOT NULL,
	CONSTRAINT "calendar_preview_moves_preview_workflow_id_key_what_pk" PRIMARY KEY("preview","workflow_id","key","what")
);
--> statement-breakpoint
CREATE TABLE "calendar_previews" (
	"id" text PRIMARY KEY NOT NULL,
	"proposal" text NOT NULL,
	"base_no" integer NOT NULL,
	"calendar" json NOT NULL,
	"typed_by" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"finished" boolean DEFAULT false NOT NULL,
	"unanswered" json DEFAULT '{}'::json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_revisions" (
	"no" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" json DEFAULT '{}'::json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_versions" (
	"no" integer PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"trial" boolean DEFAULT false NOT NULL,
	"typed_by" text,
	"preview" text,
	"approval" json,
	"reason" text,
	"notice" json,
	"closures" json,
	"changed" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"party" text NOT NULL,
	"round" text,
	"group_no" integer,
	"org_no" integer,
	"name" text NOT NULL,
	"email" text,
	"webhook" boolean DEFAULT false NOT NULL,
	"quiet" boolean DEFAULT false NOT NULL,
	"retired" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"outbox_id" text,
	"digest_on" date,
	"channel" text NOT NULL,
	"contact_id" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt" timestamp (3) with time zone,
	"error" text,
	"text" jsonb,
	"job_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "deliveries_notice" UNIQUE("outbox_id","channel","contact_id"),
	CONSTRAINT "deliveries_digest" UNIQUE("digest_on","channel","contact_id"),
	CONSTRAINT "deliveries_one_of" CHECK (num_nonnulls("deliveries"."outbox_id", "deliveries"."digest_on") = 1)
);
--> statement-breakpoint
CREATE TABLE "digests" (
	"day" date PRIMARY KEY NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extension_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"workflow_id" text NOT NULL,
	"round" text NOT NULL,
	"deadline_key" text NOT NULL,
	"rule" text NOT NULL,
	"due" date NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"status" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"decision" text
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"label" text NOT NULL,
	"account" text NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"uses" integer DEFAULT 0 NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "feeds_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "notice_reads" (
	"login" text NOT NULL,
	"notice_id" text NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notice_reads_login_notice_id_pk" PRIMARY KEY("login","notice_id")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"no" integer NOT NULL,
	"outbox_id" text NOT NULL,
	"round" text NOT NULL,
	"issued_on" date NOT NULL,
	"title" text NOT NULL,
	"addressee" text NOT NULL,
	"lines" text[] NOT NULL,
	CONSTRAINT "papers_kind_year_no_pk" PRIMARY KEY("kind","year","no"),
	CONSTRAINT "papers_outbox_id_unique" UNIQUE("outbox_id")
);
--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "yellow_from" date;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "paused_from" date;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "rework_by" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "copy_to" text[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "wording" text;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "recorded_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "advances_round" ON "advances" USING btree ("round","asked_at");--> statement-breakpoint
CREATE INDEX "contacts_party" ON "contacts" USING btree ("party");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "deliveries_jobless" ON "deliveries" USING btree ("created_at") WHERE state = 'queued' and job_id is null;--> statement-breakpoint
CREATE INDEX "extension_requests_round" ON "extension_requests" USING btree ("round","status");--> statement-breakpoint
CREATE INDEX "feeds_account" ON "feeds" USING btree ("account");--> statement-breakpoint
CREATE INDEX "papers_round" ON "papers" USING btree ("round");