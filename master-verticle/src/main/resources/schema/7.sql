-- Each statement can be repeated, see 2.sql and 3.sql.

-- Whether an action is a security update follows from its releases: what a host said about it does not count.
UPDATE action
  SET security = CONCAT(releases, ',') LIKE '%-security,%'
    OR CONCAT(', ', releases, ',') LIKE '%, Debian-Security:%'
    OR CONCAT(', ', releases, ',') LIKE '%, Debian-Security,%';

-- The last answer to a host of version 1 of the protocol, if it approved anything: complete if it approved all that the
-- host had reported, else actions are the digests of those that it approved, in hexadecimal, joined by commas. Such a
-- host does not report how a run ended; what it was answered, and reports no longer, it has done, as far as it tells.
CREATE TABLE IF NOT EXISTS approved_answer (
  agent_id INT UNSIGNED NOT NULL PRIMARY KEY,
  plan_id INT UNSIGNED NOT NULL,
  complete BOOLEAN NOT NULL,
  actions MEDIUMTEXT NOT NULL,
  answered_at DATETIME(3) NOT NULL,
  KEY approved_answer_complete (complete, answered_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
