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
CREATE INDEX "feeds_account" ON "feeds" USING btree ("account");