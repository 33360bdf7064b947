package io.masif.master.bed;

/** Writes the brake, windows and freezes, as a UI does. */
public final class DeliveryRows {
    private final Sql sql;

    public DeliveryRows(Sql sql) {
        this.sql = sql;
    }

    /** Sets the brake. */
    public void stopAll() {
        sql.changeDecisions("INSERT INTO brake (reason, author, created_at) VALUES ('test', 'test', UTC_TIMESTAMP(3))");
    }

    /** Releases the brake. */
    public void release() {
        sql.changeDecisions("UPDATE brake SET released_by = 'test', released_at = UTC_TIMESTAMP(3)");
    }

    /**
     * Adds a window to a group: each day at midnight in UTC, for so many minutes.
     *
     * @param firstDay SQL for its first day
     */
    public void addWindow(long group, String firstDay, int minutes) {
        sql.changeDecisions("""
                INSERT INTO maintenance_window
                  (group_id, recurrence, first_day, start_minute, minutes, zone, author, created_at)
                VALUES (%d, 'FREQ=DAILY', %s, 0, %d, 'UTC', 'test', UTC_TIMESTAMP(3))""".formatted(group, firstDay, minutes));
    }

    /** Removes all windows. */
    public void removeWindows() {
        sql.changeDecisions("UPDATE maintenance_window SET removed_by = 'test', removed_at = UTC_TIMESTAMP(3)");
    }

    /**
     * Adds a freeze.
     *
     * @param group null for all hosts
     * @param from in how many seconds
     * @param until in how many seconds
     */
    public void addFreeze(Long group, int from, int until) {
        sql.changeDecisions("""
                INSERT INTO freeze (group_id, begins_at, ends_at, reason, author, created_at)
                VALUES (%s, UTC_TIMESTAMP(3) + INTERVAL %d SECOND, UTC_TIMESTAMP(3) + INTERVAL %d SECOND, 'test', 'test',
                  UTC_TIMESTAMP(3))""".formatted(group, from, until));
    }

    /**
     * Moves all freezes: so they begin and end soon, but not before a test has seen what was before, however slow it is.
     *
     * @param from in how many seconds
     * @param until in how many seconds
     */
    public void moveFreezes(int from, int until) {
        sql.changeDecisions("""
                UPDATE freeze SET begins_at = UTC_TIMESTAMP(3) + INTERVAL %d SECOND,
                  ends_at = UTC_TIMESTAMP(3) + INTERVAL %d SECOND""".formatted(from, until));
    }
}
