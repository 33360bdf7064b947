-- Every statement can be repeated: a master that died in the middle leaves the rest to the next one.
-- Moments are UTC. Digests are SHA-256. Texts are compared byte by byte.

-- Counters that are raised in the transaction that changes what they count: whoever has seen a value has seen
-- everything up to it. 'fleet': agents and runs. 'approval': approvals.
CREATE TABLE IF NOT EXISTS counter (
  name VARCHAR(32) NOT NULL PRIMARY KEY,
  value BIGINT UNSIGNED NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('approval', 0), ('fleet', 0);

-- Every action once for the whole fleet.
CREATE TABLE IF NOT EXISTS action (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest BINARY(32) NOT NULL,
  package VARCHAR(255) NOT NULL,
  arch VARCHAR(64) NULL,
  kind VARCHAR(16) NOT NULL,
  from_version VARCHAR(255) NULL,
  to_version VARCHAR(255) NULL,
  releases VARCHAR(2000) NOT NULL,
  security BOOLEAN NOT NULL,
  first_seen DATETIME(3) NOT NULL,
  UNIQUE KEY action_digest (digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every plan once; actions is a JSON array of the sorted ids of its actions.
CREATE TABLE IF NOT EXISTS plan (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest BINARY(32) NOT NULL,
  actions MEDIUMTEXT NOT NULL,
  first_seen DATETIME(3) NOT NULL,
  UNIQUE KEY plan_digest (digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every host; facts is the JSON object that it sent. The revision is that of the counter 'fleet' at its last change;
-- last_seen alone moves without one.
CREATE TABLE IF NOT EXISTS agent (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  protocol TINYINT UNSIGNED NOT NULL,
  plan_id INT UNSIGNED NOT NULL,
  facts MEDIUMTEXT NULL,
  first_seen DATETIME(3) NOT NULL,
  last_seen DATETIME(3) NOT NULL,
  plan_since DATETIME(3) NOT NULL,
  revision BIGINT UNSIGNED NOT NULL,
  UNIQUE KEY agent_name (name),
  KEY agent_revision (revision),
  KEY agent_plan (plan_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Standing decisions; what is NULL in the first five matches anything. Never edited, only revoked.
CREATE TABLE IF NOT EXISTS approval (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  package VARCHAR(255) NULL,
  kind VARCHAR(16) NULL,
  from_version VARCHAR(255) NULL,
  to_version VARCHAR(255) NULL,
  agent VARCHAR(255) NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NULL,
  revoked_at DATETIME(3) NULL,
  revoked_by VARCHAR(255) NULL,
  KEY approval_revoked (revoked_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every execution on every host; ended_at is NULL while it goes on. uuid was chosen by the host.
CREATE TABLE IF NOT EXISTS run (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  agent_id INT UNSIGNED NOT NULL,
  uuid VARCHAR(64) NOT NULL,
  started_at DATETIME(3) NOT NULL,
  ended_at DATETIME(3) NULL,
  log MEDIUMTEXT NOT NULL,
  revision BIGINT UNSIGNED NOT NULL,
  UNIQUE KEY run_uuid (agent_id, uuid),
  KEY run_revision (revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS run_action (
  run_id INT UNSIGNED NOT NULL,
  action_id INT UNSIGNED NOT NULL,
  result VARCHAR(16) NOT NULL,
  message VARCHAR(2000) NULL,
  PRIMARY KEY (run_id, action_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The append-only history: who did what, when, to what. detail is a JSON object.
CREATE TABLE IF NOT EXISTS event (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  happened_at DATETIME(3) NOT NULL,
  actor VARCHAR(255) NOT NULL,
  kind VARCHAR(32) NOT NULL,
  detail MEDIUMTEXT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The UI's: who may log in, who is logged in, and what all UIs have to agree about.
CREATE TABLE IF NOT EXISTS operator (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  password_hash VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

CREATE TABLE IF NOT EXISTS session (
  token_hash BINARY(32) NOT NULL PRIMARY KEY,
  operator VARCHAR(255) NOT NULL,
  csrf_token VARCHAR(64) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  KEY session_expires (expires_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
