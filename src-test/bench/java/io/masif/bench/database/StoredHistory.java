package io.masif.bench.database;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The runs of a stored fleet over many days: each host has a run of 10 actions every three days, which a tenth of the fleet
 * execute as well.
 */
public final class StoredHistory {
    private static final int DAYS_PER_RUN = 3;
    private static final int ACTIONS_PER_RUN = 10;
    /** Of which the hosts of one time execute different ones. */
    private static final int ACTIONS_AT_A_TIME = 100;
    /** After those of the fleet. */
    private static final int FIRST_ACTION = StoredFleet.FIRST_ID + 100_000;

    private static final int HOSTS_PER_STATEMENT = 50_000;

    private final DatabaseClient statements;
    private final int hosts;

    public StoredHistory(DatabaseClient statements, int hosts) {
        this.statements = statements;
        this.hosts = hosts;
    }

    /** Writes the runs of so many days before today. */
    public void write(int days) {
        int runs = days / DAYS_PER_RUN;
        for (int run = 0; run < runs; run++) {
            writeActions(run);
            for (int from = 0; from < hosts; from += HOSTS_PER_STATEMENT) {
                writeRuns(run, days - run * DAYS_PER_RUN, from, Math.min(hosts, from + HOSTS_PER_STATEMENT));
            }
        }
        statements.execute("UPDATE writer SET revision = revision + 1 WHERE number = 0");
    }

    /** The numbers of the actions of the oldest runs, as a list. */
    public static String oldestActions() {
        return IntStream.range(FIRST_ACTION, FIRST_ACTION + ACTIONS_AT_A_TIME)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private void writeActions(int run) {
        statements.execute("INSERT INTO action (id, digest, package, arch, kind, from_version, to_version, releases,"
                + " security, first_seen) VALUES "
                + IntStream.range(run * ACTIONS_AT_A_TIME, (run + 1) * ACTIONS_AT_A_TIME)
                        .mapToObj(i -> "(" + (FIRST_ACTION + i) + ", UNHEX(SHA2('history" + i + "', 256)), 'library"
                                + i % 1250 + "', 'amd64', 'update', '0." + i + "-1', '0." + i
                                + "-1+deb12u1', 'Debian:12.14/stable', 0, UTC_TIMESTAMP(3))")
                        .collect(Collectors.joining(",")));
    }

    private void writeRuns(int run, int daysAgo, int from, int to) {
        long firstRun = StoredFleet.FIRST_ID + (run + 1L) * hosts;
        statements.execute("INSERT INTO run (id, agent_id, uuid, started_at, ended_at, told_at, log, revision)"
                + " SELECT " + (firstRun - StoredFleet.FIRST_ID) + " + id, id, 'history-" + run + "',"
                + " UTC_TIMESTAMP(3) - INTERVAL " + daysAgo + " DAY, UTC_TIMESTAMP(3) - INTERVAL " + daysAgo
                + " DAY, UTC_TIMESTAMP(3) - INTERVAL " + daysAgo + " DAY, 'Setting up', 1 FROM agent WHERE id >= "
                + (StoredFleet.FIRST_ID + from) + " AND id < "
                + (StoredFleet.FIRST_ID + to));
        String executed = IntStream.range(0, ACTIONS_PER_RUN)
                .mapToObj(i -> "SELECT " + i + " AS i")
                .collect(Collectors.joining(" UNION ALL "));
        statements.execute("INSERT INTO run_action (run_id, action_id, result) SELECT run.id, "
                + (FIRST_ACTION + run * ACTIONS_AT_A_TIME) + " + (run.id * 7 + i * 9) % " + ACTIONS_AT_A_TIME
                + ", 'done' FROM run JOIN (" + executed + ") executed WHERE run.id >= " + (firstRun + from)
                + " AND run.id < " + (firstRun + to));
    }
}
