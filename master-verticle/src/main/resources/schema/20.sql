-- Each statement can be repeated, see 2.sql and 3.sql.

-- Operators have a number, which stays when they are renamed, and a role: viewer, approver or administrator. Who was there
-- before is an administrator. disabled_at is when the operator was disabled, or NULL.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE operator
    ADD COLUMN id INT UNSIGNED NOT NULL AUTO_INCREMENT FIRST, DROP PRIMARY KEY, ADD PRIMARY KEY (id),
    ADD UNIQUE KEY operator_name (name),
    ADD COLUMN role VARCHAR(16) NOT NULL DEFAULT ''administrator'',
    ADD COLUMN must_change_password BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN disabled_at DATETIME(3) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'operator' AND column_name = 'id');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

ALTER TABLE operator ALTER COLUMN role DROP DEFAULT;

-- Sessions name their operator by the number. Who is logged in has to log in again.
DELETE FROM session;

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE session
    DROP COLUMN operator, ADD COLUMN operator_id INT UNSIGNED NOT NULL AFTER token_hash,
    ADD KEY session_operator (operator_id)')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'session' AND column_name = 'operator_id');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- The tokens of programs: what an operator made, and did not revoke.
CREATE TABLE IF NOT EXISTS api_token (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  operator_id INT UNSIGNED NOT NULL,
  name VARCHAR(255) NOT NULL,
  role VARCHAR(16) NOT NULL,
  token_hash BINARY(32) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  last_used_at DATETIME(3) NULL,
  UNIQUE KEY api_token_hash (token_hash),
  KEY api_token_operator (operator_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
