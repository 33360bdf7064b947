-- Each statement can be repeated, see 1.sql.

-- When a master last began to remove what nobody needs any more, in seconds by the clock of the database. No counter, but
-- one row that all masters know.
INSERT IGNORE INTO counter (name, value) VALUES ('housekeeping', 0);
