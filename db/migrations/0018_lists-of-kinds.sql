CREATE INDEX "outbox_kind" ON "outbox" USING btree ("kind","created_at");--> statement-breakpoint
CREATE INDEX "workflows_of_rounds" ON "workflows" USING btree ("workflow_id") WHERE host = 'round';