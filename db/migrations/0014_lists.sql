CREATE INDEX "deadlines_by_due" ON "deadlines" USING btree ("due");--> statement-breakpoint
CREATE INDEX "deadlines_by_base" ON "deadlines" USING btree ("base");--> statement-breakpoint
CREATE INDEX "deadlines_by_met" ON "deadlines" USING btree ("met_on") WHERE met_on is not null;--> statement-breakpoint
CREATE INDEX "deadlines_rule" ON "deadlines" USING btree ("rulebook_hash","rule","due");--> statement-breakpoint
CREATE INDEX "deadlines_place" ON "deadlines" USING btree ("group_no","org_no","due");--> statement-breakpoint
CREATE INDEX "deliveries_created" ON "deliveries" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "extension_requests_asked" ON "extension_requests" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "inspections_target" ON "inspections" USING btree ("target");--> statement-breakpoint
CREATE INDEX "inspections_name" ON "inspections" USING btree ("name");--> statement-breakpoint
CREATE INDEX "outbox_created" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "outbox_newest" ON "outbox" USING btree (coalesce("recorded_at", "created_at")) WHERE status <> 'historic';