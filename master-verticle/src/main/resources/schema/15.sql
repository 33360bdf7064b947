-- Each statement can be repeated, see 2.sql and 3.sql.

-- When the certificate expires with which the host reported last, in UTC; NULL until it has reported to a master that stores it.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE agent ADD COLUMN certificate_ends DATETIME NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'agent' AND column_name = 'certificate_ends');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- The masters and UIs that run. Each has a row under a random uuid from its start to its end, and updates seen_at about every 30
-- seconds; rows of processes that were killed are removed after a day. certificate_ends is when its server's certificate
-- expires, lists_due when the first of its lists of revoked certificates has to be replaced; NULL without such. The days of
-- retention are those that a master has configured, NULL for a UI.
CREATE TABLE IF NOT EXISTS instance (
  uuid VARCHAR(64) NOT NULL PRIMARY KEY,
  kind VARCHAR(8) NOT NULL,
  name VARCHAR(255) NOT NULL,
  version VARCHAR(64) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  seen_at DATETIME(3) NOT NULL,
  certificate_ends DATETIME NULL,
  lists_due DATETIME NULL,
  plan_days INT UNSIGNED NULL,
  run_days INT UNSIGNED NULL,
  event_days INT UNSIGNED NULL,
  host_days INT UNSIGNED NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
