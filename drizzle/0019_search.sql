CREATE TABLE "search_texts" (
	"realm" text NOT NULL,
	"order_id" uuid NOT NULL,
	"street_id" uuid,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"shown" "tsvector" NOT NULL,
	"words" "tsvector" NOT NULL,
	CONSTRAINT "search_texts_pk" PRIMARY KEY("realm","order_id")
);
--> statement-breakpoint
CREATE INDEX "search_texts_shown" ON "search_texts" USING gin ("shown") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_texts_words" ON "search_texts" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_texts_in_street" ON "search_texts" USING btree ("realm","street_id","placed_at","order_id");--> statement-breakpoint
CREATE INDEX "search_texts_in_realm" ON "search_texts" USING btree ("realm","placed_at","order_id");