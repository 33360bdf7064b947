-- Each statement can be repeated, see 2.sql and 3.sql.

-- Groups of hosts: by a selector of labels, or by hand, whose hosts are the set host_set_id. members is the serialised bitmap of
-- the numbers of the hosts that are in it now: one UI at a time computes it from the labels, and writes it when it changes.
-- The revision is that of the counter 'group' at the last change. A row stays when its group is removed, since decisions of the
-- past name it; names are unique among the groups that are not removed, since all changes of groups wait for the counter.
CREATE TABLE IF NOT EXISTS host_group (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(63) NOT NULL,
  selector TEXT NULL,
  host_set_id INT UNSIGNED NULL,
  description VARCHAR(1000) NOT NULL,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  removed_at DATETIME(3) NULL,
  members MEDIUMBLOB NOT NULL,
  revision BIGINT UNSIGNED NOT NULL,
  KEY host_group_name (name),
  KEY host_group_revision (revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('group', 0);

-- The numbers of the groups that a decision is for, in ascending order with commas between them; NULL for one that names no
-- groups. A program that does not know the column must not approve too much: the scope of an approval for groups is 'only' with
-- an empty set of hosts, and that of a decline 'all'.
SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE decision ADD COLUMN group_ids VARCHAR(4000) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'decision' AND column_name = 'group_ids');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;

SET @masif = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE decline ADD COLUMN group_ids VARCHAR(4000) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'decline' AND column_name = 'group_ids');
PREPARE masif FROM @masif;
EXECUTE masif;
DEALLOCATE PREPARE masif;
