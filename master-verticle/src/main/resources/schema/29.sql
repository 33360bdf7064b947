-- Each statement can be repeated, see 2.sql and 3.sql.

-- How far the hosts of a ring were when its rollout ended, a JSON object of numbers by states; NULL before, and if that was not
-- known. A week after that it is no longer computed.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE rollout_ring ADD COLUMN final_counts VARCHAR(500) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'rollout_ring' AND column_name = 'final_counts');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
