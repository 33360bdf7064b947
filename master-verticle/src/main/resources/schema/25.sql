-- Each statement can be repeated, see 2.sql and 3.sql.

-- The brake: while a row of this table has no released_at, masters answer no approval. Rows are inserted, and changed once, when
-- the brake is released; at most one holds at a time, which the lock of the counter 'approval' ensures. The counter is raised with
-- each change.
CREATE TABLE IF NOT EXISTS brake (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  reason VARCHAR(1000) NOT NULL,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  released_by VARCHAR(255) NULL,
  released_at DATETIME(3) NULL,
  KEY brake_released (released_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
