-- Each statement can be repeated, see 2.sql and 3.sql.

-- Every rule once, with the name and the number of its current version.
CREATE TABLE IF NOT EXISTS rule (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  version INT UNSIGNED NOT NULL,
  UNIQUE KEY rule_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every version of every rule; inserted, and never changed. packages (globs, exclusions with !), kinds, releases (label/suite) and
-- group_ids are JSON arrays; releases is empty for any. scope is 'all' or 'groups'. min_age is in seconds since a host reported an
-- action for the first time. The author is who made this version.
CREATE TABLE IF NOT EXISTS rule_version (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  rule_id INT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  name VARCHAR(255) NOT NULL,
  enabled BOOLEAN NOT NULL,
  packages TEXT NOT NULL,
  kinds VARCHAR(255) NOT NULL,
  security_only BOOLEAN NOT NULL,
  releases TEXT NOT NULL,
  scope VARCHAR(8) NOT NULL,
  group_ids TEXT NULL,
  min_age BIGINT UNSIGNED NOT NULL,
  rollout_plan_version_id INT UNSIGNED NULL,
  valid_from DATETIME(3) NULL,
  valid_to DATETIME(3) NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY rule_version_number (rule_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Decisions that no operator made directly: the version of the rule, or the rollout and its ring.
CREATE TABLE IF NOT EXISTS decision_origin (
  decision_id INT UNSIGNED NOT NULL PRIMARY KEY,
  rule_version_id INT UNSIGNED NULL,
  rollout_id INT UNSIGNED NULL,
  ring INT UNSIGNED NULL,
  KEY decision_origin_rule (rule_version_id, decision_id),
  KEY decision_origin_rollout (rollout_id, ring)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('rule', 0);
