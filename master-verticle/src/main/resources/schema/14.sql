-- Each statement can be repeated, see 2.sql and 3.sql.

-- The history of an operator, of a host and of a kind of event is read backwards from a moment, a page at a time.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE event ADD KEY event_actor (actor, happened_at)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'event' AND index_name = 'event_actor');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE event ADD KEY event_kind (kind, happened_at)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'event' AND index_name = 'event_kind');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
