-- What nobody needs any more is removed after a while. Since when that is so stands in the row; NULL while it is needed,
-- as far as was seen when it was last looked at.
SET @statement = IF(
  (SELECT COUNT(*) FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'plan' AND column_name = 'unused_since') = 0,
  'ALTER TABLE plan ADD COLUMN unused_since DATETIME(3) NULL, ADD KEY plan_unused (unused_since)', 'DO 0');
PREPARE statement FROM @statement;
EXECUTE statement;
DEALLOCATE PREPARE statement;

SET @statement = IF(
  (SELECT COUNT(*) FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'action' AND column_name = 'unused_since') = 0,
  'ALTER TABLE action ADD COLUMN unused_since DATETIME(3) NULL, ADD KEY action_unused (unused_since)', 'DO 0');
PREPARE statement FROM @statement;
EXECUTE statement;
DEALLOCATE PREPARE statement;

-- Whether an action is still part of some run.
SET @statement = IF(
  (SELECT COUNT(*) FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = 'run_action' AND index_name = 'run_action_action') = 0,
  'ALTER TABLE run_action ADD KEY run_action_action (action_id)', 'DO 0');
PREPARE statement FROM @statement;
EXECUTE statement;
DEALLOCATE PREPARE statement;

-- Raised when hosts or runs were removed: whoever keeps an index of them reads everything again.
INSERT IGNORE INTO counter (name, value) VALUES ('removal', 0);
