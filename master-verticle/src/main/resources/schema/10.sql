-- Each statement can be repeated, see 2.sql and 3.sql.

-- The source package, as the first host that knew it reported it; NULL if it has the package's name, or if no host has
-- reported it. It is the only column of the table that is filled in later.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE action ADD COLUMN source VARCHAR(255) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'action' AND column_name = 'source');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

-- 'source' is raised in the transaction that fills in sources of actions that were there before.
INSERT IGNORE INTO counter (name, value) VALUES ('source', 0);
