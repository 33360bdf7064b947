package io.masif.bench;

/**
 * What is looked at from outside while the hosts report.
 *
 * @param master the master's process; 0 if it is not on this machine
 * @param database the database's process; 0 if it is not on this machine
 * @param statements null if the database cannot be asked
 */
record Watched(long master, long database, Statements statements) {
    /** What has been used until now; {@code resident} are megabytes of the master. */
    record Reading(double masterSeconds, double databaseSeconds, long statements, int resident) {}

    Reading read() {
        return new Reading(
                ProcessUse.cpuSeconds(master),
                ProcessUse.cpuSeconds(database),
                statements == null ? 0 : statements.count(),
                ProcessUse.residentMegabytes(master));
    }
}
