ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_one_of";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "trial_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_one_of" CHECK (num_nonnulls("deliveries"."outbox_id", "deliveries"."digest_on", "deliveries"."trial_at") = 1);