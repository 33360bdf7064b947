-- How far the runs that go on are. Neither MySQL nor MariaDB repeats ALTER TABLE unasked, and only one of them knows
-- IF NOT EXISTS there.

-- 'progress' is raised when run.percent, run.step or run.log of a run that goes on have changed: nothing else has then.
INSERT IGNORE INTO counter (name, value) VALUES ('progress', 0);

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0',
    'ALTER TABLE run ADD COLUMN percent TINYINT UNSIGNED NULL, ADD COLUMN step VARCHAR(255) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'run' AND column_name = 'percent');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
