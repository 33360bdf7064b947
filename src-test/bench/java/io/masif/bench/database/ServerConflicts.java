package io.masif.bench.database;

/**
 * How often transactions of a MariaDB server were in each other's way.
 *
 * @param lockWaits for a row
 * @param deadlocks found by the server
 * @param certificationFailures transactions refused at their commit, or ended before it, in favour of another server's
 */
public record ServerConflicts(long lockWaits, long deadlocks, long certificationFailures) {
    private static final String COUNT =
            "SELECT CAST(COALESCE(SUM(VARIABLE_VALUE), 0) AS SIGNED) FROM information_schema.GLOBAL_STATUS"
                    + " WHERE VARIABLE_NAME IN (%s)";

    /** Since the server was started. */
    public static ServerConflicts read(DatabaseClient server) {
        return new ServerConflicts(
                count(server, "'INNODB_ROW_LOCK_WAITS'"),
                count(server, "'INNODB_DEADLOCKS'"),
                count(server, "'WSREP_LOCAL_CERT_FAILURES', 'WSREP_LOCAL_BF_ABORTS'"));
    }

    private static long count(DatabaseClient server, String variables) {
        return Long.parseLong(server.text(COUNT.formatted(variables)));
    }

    /** These and others. */
    public ServerConflicts plus(ServerConflicts other) {
        return new ServerConflicts(
                lockWaits + other.lockWaits,
                deadlocks + other.deadlocks,
                certificationFailures + other.certificationFailures);
    }

    /** Of these, those since others. */
    public ServerConflicts minus(ServerConflicts earlier) {
        return new ServerConflicts(
                lockWaits - earlier.lockWaits,
                deadlocks - earlier.deadlocks,
                certificationFailures - earlier.certificationFailures);
    }
}
