-- Each statement can be repeated, see 2.sql and 3.sql.

-- The state of the fleet at the end of each hour, in UTC, for a plot over months: how many hosts there were, on how many an
-- action or a security update was pending, how many different actions were; and how many actions were done and failed on
-- hosts during that hour. A UI writes it, of several the first.
CREATE TABLE IF NOT EXISTS fleet_sample (
  hour DATETIME NOT NULL PRIMARY KEY,
  hosts INT UNSIGNED NOT NULL,
  pending_hosts INT UNSIGNED NOT NULL,
  security_hosts INT UNSIGNED NOT NULL,
  pending_actions INT UNSIGNED NOT NULL,
  done INT UNSIGNED NOT NULL,
  failed INT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- When each operator last read the overview, and when the visit before that one ended: what is new is shown since then.
CREATE TABLE IF NOT EXISTS operator_visit (
  operator VARCHAR(255) NOT NULL PRIMARY KEY,
  seen_at DATETIME(3) NOT NULL,
  last_visit_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
