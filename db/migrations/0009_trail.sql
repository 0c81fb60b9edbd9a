CREATE TABLE "trail" (
	"no" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"account" text NOT NULL,
	"address" text NOT NULL,
	"request" text NOT NULL,
	"detail" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "trail_at" ON "trail" USING btree ("at");--> statement-breakpoint
CREATE INDEX "trail_account" ON "trail" USING btree ("account","no");--> statement-breakpoint
CREATE INDEX "trail_event" ON "trail" USING btree ("event","no");