ALTER TABLE "report_days" ADD COLUMN "grid_id" uuid;--> statement-breakpoint
ALTER TABLE "report_subjects" ADD COLUMN "grid_id" uuid;--> statement-breakpoint
CREATE INDEX "report_days_in_grid" ON "report_days" USING btree ("realm","generation","grid_id","day");