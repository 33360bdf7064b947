package io.masif.ui.bed;

import io.masif.rig.process.Await;

/** Has statements of one kind fail, as if the UI ended there: a trigger refuses them. */
public final class FailingStatement {
    private final Rows rows;

    private FailingStatement(Rows rows) {
        this.rows = rows;
    }

    /** @param statement such as {@code INSERT ON decision} */
    public static FailingStatement begin(Rows rows, String statement) {
        return begin(rows, statement, "TRUE");
    }

    /**
     * @param statement such as {@code INSERT ON decision}
     * @param condition of the rows at which it fails, such as {@code NEW.id = 1}
     */
    public static FailingStatement begin(Rows rows, String statement, String condition) {
        rows.query("CREATE TABLE IF NOT EXISTS attempt_seen (n INT) ENGINE=MyISAM");
        rows.query("CREATE TRIGGER failing BEFORE " + statement + " FOR EACH ROW IF " + condition
                + " THEN INSERT INTO attempt_seen VALUES (1); SIGNAL SQLSTATE '45000'"
                + " SET MESSAGE_TEXT = 'the test has it fail'; END IF");
        return new FailingStatement(rows);
    }

    /** A table without transactions has seen that the statement was tried. */
    public void awaitAttempt() {
        Await.until("a statement that fails", ApiCase.TIMEOUT, () -> rows.countRows("attempt_seen") > 0);
    }

    /** From now on the statements succeed. */
    public void end() {
        rows.query("DROP TRIGGER failing");
    }
}
