-- Each statement can be repeated, see 2.sql and 3.sql.

-- Since which version masters and UIs may work with a version of the schema; NULL if only its own may. A later file says it in a
-- line of its own: CONTRIBUTING.md.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE schema_version ADD COLUMN compatible_since INT UNSIGNED NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'schema_version' AND column_name = 'compatible_since');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
