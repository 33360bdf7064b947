-- Each statement can be repeated, see 2.sql and 3.sql.

-- When a run was last told, by the clock of the database: that of the host may be wrong by years. Runs that are there
-- already count as told now.
SET time_zone = '+00:00';

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0',
    'ALTER TABLE run ADD COLUMN told_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), ADD KEY run_told (told_at)')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'told_at');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- Old events are found by their moment: their numbers need not be in its order, if a clock was set.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE event ADD KEY event_happened (happened_at)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'event' AND index_name = 'event_happened');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- The word of the state that is in the facts, 'other' if it is not known here; NULL if the host never sent facts. To be
-- counted without JSON functions, which fail on what is nested too deep.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE agent ADD COLUMN state VARCHAR(32) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'agent' AND column_name = 'state');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- In a text within JSON the quotes would be escaped: what is found is a member. Where there is none, it is the one before.
UPDATE agent
  SET state = LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT('"state":"ok"', facts), '"state":"', -1), '"', 1), 32)
  WHERE state IS NULL AND facts IS NOT NULL;

UPDATE agent SET state = 'other'
  WHERE state NOT IN (
    'ok', 'interrupted', 'locked', 'lists-missing', 'lists-expired', 'refresh-failed', 'sources-broken', 'disk-full',
    'read-only', 'apt-failed');
