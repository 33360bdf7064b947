-- Each statement can be repeated, see 2.sql and 3.sql.

-- 'catalogue' is raised in each transaction in which an operator has actions removed: a number of an action that a master has in
-- memory from before must not be written any more. 'forgotten' is raised when all of them are removed: readers read everything
-- again.
INSERT IGNORE INTO counter (name, value) VALUES ('catalogue', 0), ('forgotten', 0);
