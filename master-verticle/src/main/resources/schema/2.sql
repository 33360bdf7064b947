-- When two machines were last seen to report under this host's name; NULL if they were not, lately.
-- MySQL knows no ADD COLUMN IF NOT EXISTS, so that the statement is made only where the column is missing.
SET @change = (
  SELECT IF(
    COUNT(*) = 0,
    'ALTER TABLE agent ADD COLUMN conflict_at DATETIME(3) NULL, ADD KEY agent_conflict (conflict_at)',
    'DO 0')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'agent' AND column_name = 'conflict_at');

PREPARE conflict FROM @change;
EXECUTE conflict;
DEALLOCATE PREPARE conflict;
