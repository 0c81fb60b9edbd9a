-- Custom SQL migration file, put your code below! --
CREATE TRIGGER scans_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON scans
	FOR EACH STATEMENT EXECUTE FUNCTION append_only();
