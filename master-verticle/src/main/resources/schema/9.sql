-- Each statement can be repeated, see 2.sql and 3.sql.

-- Hosts whose clock was more than a minute from the database's when they last reported: how many seconds it was ahead,
-- negative where it was behind. A host that is right has no row.
CREATE TABLE IF NOT EXISTS host_clock (
  name VARCHAR(255) NOT NULL PRIMARY KEY,
  seconds BIGINT NOT NULL,
  noticed_at DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The times of a run are by its host's clock, which may have been set in between: none has ended before it started.
UPDATE run SET started_at = ended_at WHERE ended_at < started_at;
