-- Custom SQL migration file, put your code below! --
-- Every sign and every two signs beside each other of a name: a part of a Chinese name is found by an index, too.
CREATE FUNCTION name_grams(name text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT coalesce(array_agg(DISTINCT substr(name, at, width)), '{}')
	FROM generate_series(1, length(name)) AS at, generate_series(1, 2) AS width
	WHERE at + width - 1 <= length(name)
$$;--> statement-breakpoint
CREATE INDEX inspections_name_grams ON inspections USING gin (name_grams(lower(name)));
