CREATE TABLE "business_clock" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"ahead" interval DEFAULT interval '0' NOT NULL,
	CONSTRAINT "business_clock_one" CHECK ("business_clock"."one")
);
