-- Each statement can be repeated, see 2.sql and 3.sql.

-- From when on one of its lists of revoked certificates is due soon. NULL without such.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE instance ADD COLUMN lists_warn_at DATETIME NULL AFTER lists_due')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'instance' AND column_name = 'lists_warn_at');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
