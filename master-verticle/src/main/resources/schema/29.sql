-- Each statement can be repeated, see 2.sql and 3.sql.

-- Since when the overview shows each operator what is new, where the operator has chosen that: a word of the page, or a day.
CREATE TABLE IF NOT EXISTS operator_since (
  operator VARCHAR(255) NOT NULL PRIMARY KEY,
  since VARCHAR(10) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
