-- Each statement can be repeated, see 2.sql and 3.sql.

-- Rollout plans. A name is unique among the plans that are not removed: all changes of plans wait for the counter 'rollout'.
CREATE TABLE IF NOT EXISTS rollout_plan (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(63) NOT NULL,
  removed_at DATETIME(3) NULL,
  KEY rollout_plan_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every version of every plan; inserted, and never changed. rings is a JSON array, in the order in which the rings open.
CREATE TABLE IF NOT EXISTS rollout_plan_version (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  plan_id INT UNSIGNED NOT NULL,
  version INT UNSIGNED NOT NULL,
  rings MEDIUMTEXT NOT NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  UNIQUE KEY rollout_plan_version_number (plan_id, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Rollouts. What is rolled out is fixed: patterns, scope, host_set_id and group_ids as in the table decision, but for the scope
-- 'groups'. The state changes: revision is raised with each change, and whoever changes a rollout says which one it has read.
-- paused_by is the ring whose errors paused it, NULL if no errors did. request and body are the digests of the request that
-- made it, NULL if it has no key.
CREATE TABLE IF NOT EXISTS rollout (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  plan_version_id INT UNSIGNED NOT NULL,
  rule_version_id INT UNSIGNED NULL,
  patterns MEDIUMTEXT NOT NULL,
  scope VARCHAR(8) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  group_ids VARCHAR(4000) NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  state VARCHAR(16) NOT NULL,
  state_since DATETIME(3) NOT NULL,
  paused_by INT UNSIGNED NULL,
  revision BIGINT UNSIGNED NOT NULL,
  request BINARY(32) NULL,
  body BINARY(32) NULL,
  UNIQUE KEY rollout_request (request),
  KEY rollout_state (state),
  KEY rollout_rule (rule_version_id),
  KEY rollout_plan_version (plan_version_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The rings of each rollout, from 0. Their hosts are fixed when they open. met_at is since when enough of them are done;
-- accepted_errors is how many errors there were when an operator resumed the rollout. checked_at is when the check of the ring
-- was first answered as it was last, and check_problem what was wrong then, NULL if it was good.
CREATE TABLE IF NOT EXISTS rollout_ring (
  rollout_id INT UNSIGNED NOT NULL,
  ring INT UNSIGNED NOT NULL,
  state VARCHAR(16) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  opened_at DATETIME(3) NULL,
  met_at DATETIME(3) NULL,
  ended_at DATETIME(3) NULL,
  accepted_errors INT UNSIGNED NOT NULL,
  checked_at DATETIME(3) NULL,
  check_problem VARCHAR(1000) NULL,
  PRIMARY KEY (rollout_id, ring)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('rollout', 0);

