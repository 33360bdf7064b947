package io.masif.ui.bed;

import io.masif.ui.database.Columns;
import java.time.Instant;

/**
 * Has decisions end that would last, as if so much time had passed: what is to be seen before is seen however long that takes.
 * UIs then read everything again, as after a restored backup.
 */
public final class EarlyEnd {
    private EarlyEnd() {}

    /**
     * Has all decisions end in two seconds.
     *
     * @return when that is
     */
    public static Instant ofApprovals(Rows rows) {
        return set(rows, "decision", "expires_at");
    }

    /** Has all deferrals end in two seconds, in the same way. */
    public static Instant ofDeferrals(Rows rows) {
        return set(rows, "decline", "ends_at");
    }

    private static Instant set(Rows rows, String table, String end) {
        rows.query("UPDATE " + table + " AS decided JOIN writer SET decided." + end
                + " = UTC_TIMESTAMP(3) + INTERVAL 2 SECOND,"
                + " writer.revision = writer.revision - 1 WHERE writer.number = 0");
        return Columns.getInstant(
                rows.query("SELECT MAX(" + end + ") AS end FROM " + table)
                        .iterator()
                        .next(),
                "end");
    }
}
