-- Each statement can be repeated, see 2.sql and 3.sql.

-- The hosts that are classified, in one row: the members of all groups take them into account. The others, which have joined
-- since, get no approvals while a window, a freeze or a decline names a group. members is a serialised bitmap, which the UI writes
-- with the members of groups. Until the first time it is NULL, and hosts says it, the text of a JSON array of numbers: those that
-- the database had when this table was made. The revision is that of the counter 'group'.
CREATE TABLE IF NOT EXISTS classified_hosts (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  hosts LONGBLOB NULL,
  members MEDIUMBLOB NULL,
  revision BIGINT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

SET SESSION group_concat_max_len = 1000000000;

INSERT IGNORE INTO classified_hosts (id, hosts, members, revision)
SELECT 1, CONCAT('[', COALESCE(GROUP_CONCAT(id ORDER BY id), ''), ']'), NULL, 0 FROM agent;

SET SESSION group_concat_max_len = DEFAULT;
