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
CREATE INDEX "advances_round" ON "advances" USING btree ("round","asked_at");