-- Each statement can be repeated, see 2.sql and 3.sql.

-- Approvals that have ended are read backwards from when they expired or were revoked, a page at a time.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE decision ADD KEY decision_expires (expires_at)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'decision' AND index_name = 'decision_expires');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE revocation ADD KEY revocation_created (created_at, decision_id)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'revocation' AND index_name = 'revocation_created');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
