CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
-- Machine time: tokens, leases, rate limits. It never moves. No other SQL asks the server for the time.
CREATE FUNCTION machine_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT statement_timestamp() $$;--> statement-breakpoint
-- Business time: limits, seats, lists. Development and tests may set it ahead. (plpgsql, because its table comes later.)
-- Whole milliseconds, as columns keep them: what was written "now" is never in the future of the next statement.
CREATE FUNCTION business_now() RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN date_trunc('milliseconds', statement_timestamp() + (SELECT ahead FROM business_clock));
END $$;
--> statement-breakpoint
-- For one statement that does several things: undoes all of it and says that it may be asked again.
CREATE FUNCTION again() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ask again' USING ERRCODE = '40001'; END $$;
