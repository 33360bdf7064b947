-- Each statement can be repeated, see 2.sql and 3.sql.

-- The labels that operators gave to hosts: a JSON object with the values by key, {} after the last label was removed. The labels
-- of agents are among their facts. The revision is that of the counter 'label' at the last change. A row is removed with its host.
CREATE TABLE IF NOT EXISTS host_label (
  agent_id INT UNSIGNED NOT NULL PRIMARY KEY,
  labels TEXT NOT NULL,
  revision BIGINT UNSIGNED NOT NULL,
  KEY host_label_revision (revision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('label', 0);
