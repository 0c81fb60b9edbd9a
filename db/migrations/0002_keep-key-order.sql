ALTER TABLE "calendars" ALTER COLUMN "body" SET DATA TYPE json;--> statement-breakpoint
ALTER TABLE "rulebooks" ALTER COLUMN "body" SET DATA TYPE json;