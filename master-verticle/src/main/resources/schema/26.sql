-- Each statement can be repeated, see 2.sql and 3.sql.

-- The maintenance windows of groups, each once; inserted, and changed only when it is removed. recurrence is a subset of the
-- rules of RFC 5545; first_day, start_minute (of the day) and zone are local, minutes is how long it is open. The counter
-- 'approval' is raised with each change of this table and the next one.
CREATE TABLE IF NOT EXISTS maintenance_window (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id INT UNSIGNED NOT NULL,
  recurrence VARCHAR(255) NOT NULL,
  first_day DATE NOT NULL,
  start_minute SMALLINT UNSIGNED NOT NULL,
  minutes SMALLINT UNSIGNED NOT NULL,
  zone VARCHAR(64) NOT NULL,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  removed_by VARCHAR(255) NULL,
  removed_at DATETIME(3) NULL,
  KEY maintenance_window_group (group_id, removed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The freezes, in UTC: of the hosts of a group, or of all hosts where group_id is NULL; inserted, and changed only when one is
-- removed.
CREATE TABLE IF NOT EXISTS freeze (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  group_id INT UNSIGNED NULL,
  begins_at DATETIME(3) NOT NULL,
  ends_at DATETIME(3) NOT NULL,
  reason VARCHAR(1000) NOT NULL,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  removed_by VARCHAR(255) NULL,
  removed_at DATETIME(3) NULL,
  KEY freeze_group (group_id, ends_at),
  KEY freeze_end (ends_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
