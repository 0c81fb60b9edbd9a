-- Custom SQL migration file, put your code below! --
CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON trail
	FOR EACH STATEMENT EXECUTE FUNCTION append_only();
