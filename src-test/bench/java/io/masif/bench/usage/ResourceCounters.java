package io.masif.bench.usage;

import io.masif.bench.database.DatabaseClient;

/** Reads what a master and a database have used while hosts report. */
public final class ResourceCounters {
    private final long master;
    private final long database;
    private final DatabaseClient statements;

    /**
     * @param master the master's process; 0 if it is not on this machine
     * @param database the database's process; 0 if it is not on this machine
     * @param statements null if the database cannot be asked
     */
    public ResourceCounters(long master, long database, DatabaseClient statements) {
        this.master = master;
        this.database = database;
        this.statements = statements;
    }

    /** What has been used until now; {@code resident} are megabytes of the master. */
    public record Reading(double masterSeconds, double databaseSeconds, long statements, int resident) {}

    public Reading read() {
        return new Reading(
                ProcessUsage.cpuSeconds(master),
                ProcessUsage.cpuSeconds(database),
                statements == null ? 0 : statements.count(),
                ProcessUsage.residentMegabytes(master));
    }
}
