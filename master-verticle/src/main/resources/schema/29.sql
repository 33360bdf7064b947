-- Each statement can be repeated, see 2.sql and 3.sql.

-- How far the hosts of a ring were when its rollout ended, a JSON object of numbers by states; NULL before, and if that was not
-- known. A week after that it is no longer computed.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE rollout_ring ADD COLUMN final_counts VARCHAR(500) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'rollout_ring' AND column_name = 'final_counts');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- Since when the overview shows each operator what is new, where the operator has chosen that: a word of the page, or a day.
CREATE TABLE IF NOT EXISTS operator_since (
  operator VARCHAR(255) NOT NULL PRIMARY KEY,
  since VARCHAR(10) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Runs that executed nothing are read apart from actions that failed: not again what the UIs have read up to now.
INSERT IGNORE INTO notification_progress (event, seen_until)
  SELECT 'run-refused', p.seen_until FROM notification_progress p WHERE p.event = 'run-failed';
