-- Each statement can be repeated, see 2.sql and 3.sql.

-- Those who write hosts and runs; revision is that of the last change of each, and has the number in its upper 16 bits, so that
-- agent.revision and run.revision say whose change it was. progress is raised when nothing but the progress of runs changes.
-- A master holds a number for itself, as long as it prolongs that before expires_at. Number 0 is held by nobody: it is for
-- changes during which all others are kept out.
CREATE TABLE IF NOT EXISTS writer (
  number SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
  revision BIGINT UNSIGNED NOT NULL,
  progress BIGINT UNSIGNED NOT NULL,
  holder CHAR(36) NULL,
  expires_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO writer (number, revision, progress)
  SELECT 0, COALESCE(MAX(IF(name = 'fleet', value, NULL)), 0), COALESCE(MAX(IF(name = 'progress', value, NULL)), 0)
  FROM counter;

-- Of the counters, those remain that all share. A master of the schema before, if one still runs, finds no counter, would
-- write 0, and fails, rather than write what nobody notices.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0',
    'ALTER TABLE agent ADD CONSTRAINT agent_has_revision CHECK (revision > 0)')
  FROM information_schema.table_constraints
  WHERE constraint_schema = DATABASE() AND table_name = 'agent' AND constraint_name = 'agent_has_revision');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

DELETE FROM counter WHERE name IN ('fleet', 'progress');

-- The revisions of all writers up to which the stored outcomes are valid, comma-separated.
SET @masif = (SELECT IF(COUNT(*) = 0, 'DO 0', 'ALTER TABLE outcome_snapshot CHANGE revision revisions BLOB NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'outcome_snapshot' AND column_name = 'revision');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
