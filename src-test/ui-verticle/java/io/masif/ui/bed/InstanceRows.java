package io.masif.ui.bed;

/** Writes rows of masters, as they do it themselves. */
public final class InstanceRows {
    private InstanceRows() {}

    /**
     * A master that was seen so many seconds ago, and keeps runs for so many days. Its certificate ends in 10 days, its list of
     * revoked certificates is due in a day, and that is soon.
     */
    public static void putMaster(Rows rows, String name, int seenSecondsAgo, int runDays) {
        rows.query("""
                INSERT INTO instance VALUES (UUID(), 'master', ?, '9.8.7', '2026-01-02 03:04:05',
                  UTC_TIMESTAMP(3) - INTERVAL ? SECOND, UTC_TIMESTAMP() + INTERVAL 10 DAY + INTERVAL 1 HOUR,
                  UTC_TIMESTAMP() + INTERVAL 1 DAY, UTC_TIMESTAMP() - INTERVAL 1 DAY, 7, ?, 730, 0)
                """, name, seenSecondsAgo, runDays);
    }
}
