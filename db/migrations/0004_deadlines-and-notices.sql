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
ALTER TABLE "deadlines" ADD COLUMN "yellow_from" date;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "paused_from" date;--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "rework_by" date;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "copy_to" text[];--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "wording" text;--> statement-breakpoint
CREATE INDEX "advances_round" ON "advances" USING btree ("round","asked_at");--> statement-breakpoint
CREATE INDEX "extension_requests_round" ON "extension_requests" USING btree ("round","status");