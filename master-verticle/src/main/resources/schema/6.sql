-- Each statement can be repeated, see 2.sql and 3.sql.
SET time_zone = '+00:00';
SET SESSION group_concat_max_len = 16777216;

-- The numbers of hosts that were removed, and of some that are still there: a host that comes back gets its number again, so
-- that a decision that names it, or leaves it out, still does.
CREATE TABLE IF NOT EXISTS former_host (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  id INT UNSIGNED NOT NULL,
  UNIQUE KEY former_host_id (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every set of hosts once; hosts is a JSON array of the sorted ids of the agents, without blanks. The digest is its own.
CREATE TABLE IF NOT EXISTS host_set (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  digest BINARY(32) NOT NULL,
  hosts MEDIUMTEXT NOT NULL,
  UNIQUE KEY host_set_digest (digest)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Every approval once, however many actions and hosts it concerns; inserted, and never changed. patterns is a JSON array
-- of objects {package, action, from_version, to_version}; what is absent or null in them matches anything. scope is 'all',
-- 'only' (the hosts of the set), or 'except' (all others). content is the digest of what was decided, by which the same
-- decision is found again; request is that of the key by which whoever decided can ask what became of it.
CREATE TABLE IF NOT EXISTS decision (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  patterns MEDIUMTEXT NOT NULL,
  scope VARCHAR(8) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NULL,
  content BINARY(32) NULL,
  request BINARY(32) NULL,
  KEY decision_content (content),
  UNIQUE KEY decision_request (request)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What was revoked of a decision; inserted, and never changed. patterns is NULL for all actions of it, scope and
-- host_set_id are the hosts for which they are no longer approved. All of it is revoked by NULL and 'all'.
CREATE TABLE IF NOT EXISTS revocation (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  decision_id INT UNSIGNED NOT NULL,
  patterns MEDIUMTEXT NULL,
  scope VARCHAR(8) NOT NULL,
  host_set_id INT UNSIGNED NULL,
  author VARCHAR(255) NOT NULL,
  comment VARCHAR(1000) NULL,
  created_at DATETIME(3) NOT NULL,
  KEY revocation_decision (decision_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What the table approval held, a row for each pair of an action and a host. A UI that is older and still runs must not
-- add to it any more: it does not know the new column, so that its INSERT fails.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE approval ADD COLUMN moved BOOLEAN NOT NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'approval' AND column_name = 'moved');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- All of it or nothing. The counter comes first: whoever gives or revokes an approval takes it first as well.
START TRANSACTION;

UPDATE counter SET value = value + 1 WHERE name = 'approval';

-- Hosts that have been removed, and are named by an approval, get a number: rows of protocol 0 are here for nothing else.
INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision)
  SELECT DISTINCT p.agent, 0, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), 0
  FROM approval p
  WHERE p.agent IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM agent a WHERE a.name = p.agent)
    AND NOT EXISTS (SELECT 1 FROM former_host f WHERE f.name = p.agent);

-- Those that are there as well: a master that is older and still runs removes hosts without keeping their numbers.
INSERT IGNORE INTO former_host (name, id) SELECT name, id FROM agent;

DELETE FROM agent WHERE protocol = 0;

-- Rows of one author for one action, given and revoked in the same minutes, become one decision with the lowest of their
-- numbers, whether or not they were given together. mark tells them apart byte by byte.
INSERT IGNORE INTO host_set (digest, hosts)
  SELECT DISTINCT UNHEX(SHA2(hosts, 256)), hosts FROM (
    SELECT MIN(id) AS id, MIN(patterns) AS patterns,
      CONCAT('[', GROUP_CONCAT(DISTINCT host ORDER BY host), ']') AS hosts,
      MIN(author) AS author, MIN(comment) AS comment, MIN(created_at) AS created_at, MIN(expires_at) AS expires_at
    FROM (
      SELECT p.id, p.author, p.comment, p.created_at, p.expires_at, COALESCE(a.id, f.id) AS host,
        CONCAT('[', CAST(JSON_OBJECT('package', p.package, 'action', p.kind, 'from_version', p.from_version,
          'to_version', p.to_version) AS CHAR), ']') AS patterns,
        SHA2(CONCAT_WS(',', p.agent IS NULL, QUOTE(p.package), QUOTE(p.kind), QUOTE(p.from_version),
          QUOTE(p.to_version), QUOTE(p.author), QUOTE(p.comment), QUOTE(p.expires_at), QUOTE(p.revoked_by),
          QUOTE(DATE_FORMAT(p.revoked_at, '%Y-%m-%d %H:%i')), DATE_FORMAT(p.created_at, '%Y-%m-%d %H:%i')), 256) AS mark
      FROM approval p
      LEFT JOIN agent a ON a.name = p.agent
      LEFT JOIN former_host f ON f.name = p.agent AND a.id IS NULL
    ) each_approval
    GROUP BY mark
  ) grouped
  WHERE hosts IS NOT NULL;

INSERT IGNORE INTO decision (id, patterns, scope, host_set_id, author, comment, created_at, expires_at)
  SELECT g.id, g.patterns, IF(g.hosts IS NULL, 'all', 'only'), s.id, g.author, g.comment, g.created_at, g.expires_at
  FROM (
    SELECT MIN(id) AS id, MIN(patterns) AS patterns,
      CONCAT('[', GROUP_CONCAT(DISTINCT host ORDER BY host), ']') AS hosts,
      MIN(author) AS author, MIN(comment) AS comment, MIN(created_at) AS created_at, MIN(expires_at) AS expires_at
    FROM (
      SELECT p.id, p.author, p.comment, p.created_at, p.expires_at, COALESCE(a.id, f.id) AS host,
        CONCAT('[', CAST(JSON_OBJECT('package', p.package, 'action', p.kind, 'from_version', p.from_version,
          'to_version', p.to_version) AS CHAR), ']') AS patterns,
        SHA2(CONCAT_WS(',', p.agent IS NULL, QUOTE(p.package), QUOTE(p.kind), QUOTE(p.from_version),
          QUOTE(p.to_version), QUOTE(p.author), QUOTE(p.comment), QUOTE(p.expires_at), QUOTE(p.revoked_by),
          QUOTE(DATE_FORMAT(p.revoked_at, '%Y-%m-%d %H:%i')), DATE_FORMAT(p.created_at, '%Y-%m-%d %H:%i')), 256) AS mark
      FROM approval p
      LEFT JOIN agent a ON a.name = p.agent
      LEFT JOIN former_host f ON f.name = p.agent AND a.id IS NULL
    ) each_approval
    GROUP BY mark
  ) g
  LEFT JOIN host_set s ON s.digest = UNHEX(SHA2(g.hosts, 256));

INSERT IGNORE INTO revocation (id, decision_id, scope, author, created_at)
  SELECT p.id, p.id, 'all', COALESCE(p.revoked_by, p.author), p.revoked_at
  FROM approval p JOIN decision d ON d.id = p.id
  WHERE p.revoked_at IS NOT NULL;

-- The table stays, for a right to drop it was never asked for. A master that is older finds nothing approved from now on.
DELETE FROM approval;

COMMIT;
