CREATE TABLE "scans" (
	"id" text PRIMARY KEY NOT NULL,
	"round" text NOT NULL,
	"workflow_id" text NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"hash" text NOT NULL,
	"key_id" text NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "scans_round" ON "scans" USING btree ("round","added_at");