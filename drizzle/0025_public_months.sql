CREATE TABLE "public_months" (
	"realm" text NOT NULL,
	"month" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"told" jsonb NOT NULL,
	CONSTRAINT "public_months_pk" PRIMARY KEY("realm","month"),
	CONSTRAINT "public_months_month" CHECK ("public_months"."month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$')
);
