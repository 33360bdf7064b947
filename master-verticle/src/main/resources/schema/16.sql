-- Each statement can be repeated, see 2.sql and 3.sql.

-- Each request of an operator to try failed actions of an approval again, once; inserted, and never changed. patterns and
-- host_set_id are what failed, and where; last_run is the number of the last run in which it did. content is the digest of
-- all of these, by which the same request is found again.
CREATE TABLE IF NOT EXISTS retry (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  decision_id INT UNSIGNED NOT NULL,
  patterns MEDIUMTEXT NOT NULL,
  host_set_id INT UNSIGNED NOT NULL,
  last_run INT UNSIGNED NOT NULL,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  content BINARY(32) NOT NULL,
  UNIQUE KEY retry_content (content),
  KEY retry_decision (decision_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
