-- Each statement can be repeated, see 2.sql and 3.sql.

-- The last outcome of each action on each host, as UIs have it in memory, so that a UI that starts need not read the whole
-- history. One UI at a time writes it now and then. It can be emptied at any time: the next UI that starts reads all runs.

-- The one row of it. It contains what had changed up to revision (of the counter 'fleet', as it was at read_at) and was removed up to
-- removal; format is that of outcome_set.outcomes. NULL where nothing has been written.
CREATE TABLE IF NOT EXISTS outcome_snapshot (
  id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
  format TINYINT UNSIGNED NULL,
  revision BIGINT UNSIGNED NULL,
  removal BIGINT UNSIGNED NULL,
  read_at DATETIME(3) NULL,
  written_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO outcome_snapshot (id) VALUES (1);

-- The outcomes of an action; actions without any have no row.
CREATE TABLE IF NOT EXISTS outcome_set (
  action_id INT UNSIGNED NOT NULL PRIMARY KEY,
  outcomes MEDIUMBLOB NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The value of the counter 'removal' from which on a run of the action is gone: only its outcomes have to be read again.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE action ADD COLUMN outcomes_removed BIGINT UNSIGNED NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'action' AND column_name = 'outcomes_removed');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
