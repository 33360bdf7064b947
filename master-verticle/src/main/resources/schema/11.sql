-- Each statement can be repeated, see 2.sql and 3.sql.

-- Every decline once, however many actions and hosts it concerns; inserted, and never changed. The columns are those of
-- decision, in tables of their own: a master that is older would take a decline in decision for an approval. ends_at is the
-- date until which the actions are deferred, NULL if they are declined.
CREATE TABLE IF NOT EXISTS decline (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  patterns MEDIUMTEXT NOT NULL,
  scope VARCHAR(8) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  ends_at DATETIME(3) NULL,
  content BINARY(32) NULL,
  KEY decline_content (content)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was revoked of a decline, as in revocation.
CREATE TABLE IF NOT EXISTS decline_revocation (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  decline_id INT UNSIGNED NOT NULL,
  patterns MEDIUMTEXT NULL,
  scope VARCHAR(8) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  KEY decline_revocation_decline (decline_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Each request with a key, and the decline that it made or found, as in decision_request.
CREATE TABLE IF NOT EXISTS decline_request (
  request BINARY(32) NOT NULL PRIMARY KEY,
  body BINARY(32) NOT NULL,
  decline_id INT UNSIGNED NOT NULL,
  created_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
