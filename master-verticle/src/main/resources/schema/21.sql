-- Each statement can be repeated, see 2.sql and 3.sql.

-- What only one master or UI may do at a time: migrating the schema, for one, so that masters create this table before they execute
-- these files. fence is raised by whoever acquires a lease, and is checked and kept, by changing uses, in each transaction of the
-- holder; holder is for people; expires_at is NULL when nobody has it. Texts are bytes here, with no collation to be converted.
CREATE TABLE IF NOT EXISTS lease (
  name VARBINARY(32) NOT NULL PRIMARY KEY,
  fence BIGINT UNSIGNED NOT NULL,
  uses BIGINT UNSIGNED NOT NULL,
  holder VARBINARY(255) NULL,
  expires_at DATETIME(3) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
