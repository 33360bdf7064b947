-- Each statement can be repeated, see 2.sql and 3.sql.

-- Each request with a key, and the decision that it made or found. request is the digest of the author and the key, body
-- that of the whole request; it is NULL for the requests before this version, whose digest was not kept. The column
-- decision.request is not written any more: a decision that was found by its content has no place in it.
CREATE TABLE IF NOT EXISTS decision_request (
  request BINARY(32) NOT NULL PRIMARY KEY,
  body BINARY(32) NULL,
  decision_id INT UNSIGNED NOT NULL,
  created_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO decision_request (request, decision_id, created_at)
  SELECT request, id, created_at FROM decision WHERE request IS NOT NULL;
