package io.masif.bench.database;

import io.masif.domain.Digest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of a large fleet, as masters would have written them: every plan distinct, and each host once upgraded. */
public final class StoredFleet {
    /** What the names of its hosts begin with, before their numbers. */
    public static final String PREFIX = "host";

    private static final int USUAL_ACTIONS = 2500;
    private static final int ACTIONS_PER_PLAN = 50;
    private static final int ACTIONS_PER_RUN = 10;
    private static final int BATCH_ROWS = 1000;
    private static final int SAMPLED_HOURS = 9 * 24;
    /** The number of its first host, and of its first action. */
    public static final int FIRST_ID = 1_000_000;

    private static final long FREE_BYTES = 20_000_000_000L;
    private static final String NOW = "UTC_TIMESTAMP(3)";
    private static final String YESTERDAY = NOW + " - INTERVAL 1 DAY";
    private static final String LONG_AGO = NOW + " - INTERVAL 1 YEAR";

    private final DatabaseClient statements;
    private final int actionCount;

    public StoredFleet(DatabaseClient statements) {
        this(statements, USUAL_ACTIONS);
    }

    /** @param actionCount how many different actions the hosts plan */
    public StoredFleet(DatabaseClient statements, int actionCount) {
        this.statements = statements;
        this.actionCount = actionCount;
    }

    /** Writes so many hosts with a plan each of 50 actions, and nothing else. For a database that no master runs over. */
    public void write(int hosts) {
        write(hosts, hosts);
    }

    /** The same, with fewer plans that the hosts share. */
    public void write(int hosts, int plans) {
        for (String table :
                List.of("run_action", "run", "agent", "plan", "action", "decision", "outcome_set", "fleet_sample")) {
            statements.execute("TRUNCATE TABLE " + table);
        }
        statements.execute("UPDATE outcome_snapshot SET revisions = NULL, written_at = NULL");
        insertInBatches(
                actionCount,
                "action (id, digest, package, arch, kind, from_version, to_version, releases, security, first_seen)",
                number -> values(
                        FIRST_ID + number,
                        digest("action" + number),
                        "'library" + number / 2 + "','amd64','update','1." + number + "-1','1." + number
                                + "-1+deb12u1','Debian:12.15/stable'," + number % 2,
                        NOW));
        insertInBatches(
                plans,
                "plan (id, digest, actions, first_seen)",
                number -> values(FIRST_ID + number, digest("plan" + number), "'" + actions(number) + "'", NOW));
        insertInBatches(
                hosts,
                "agent (id, name, protocol, plan_id, facts, first_seen, last_seen, plan_since, revision)",
                number -> values(
                        FIRST_ID + number,
                        "'" + hostName(number) + "',2," + (FIRST_ID + number % plans),
                        "'" + facts(number) + "'",
                        LONG_AGO,
                        NOW,
                        NOW,
                        1));
        writeRuns(hosts);
        writeSamples(hosts);
        statements.execute("UPDATE writer SET revision = revision + 2 WHERE number = 0");
        statements.execute("UPDATE counter SET value = value + 2 WHERE name = 'removal'");
    }

    private void writeRuns(int hosts) {
        insertInBatches(
                hosts,
                "run (id, agent_id, uuid, started_at, ended_at, told_at, log, revision)",
                number -> values(
                        FIRST_ID + number,
                        FIRST_ID + number,
                        "'run-" + number + "'",
                        YESTERDAY,
                        YESTERDAY,
                        YESTERDAY,
                        "'Setting up'",
                        1));
        insertInBatches(
                hosts * ACTIONS_PER_RUN,
                "run_action (run_id, action_id, result)",
                number -> values(
                        FIRST_ID + number / ACTIONS_PER_RUN,
                        FIRST_ID + (number / ACTIONS_PER_RUN * 3 + number % ACTIONS_PER_RUN) % actionCount,
                        "'done'"));
    }

    /** What UIs have stored each hour, so that the runs of these hours are not counted again. */
    private void writeSamples(int hosts) {
        insertInBatches(
                SAMPLED_HOURS,
                "fleet_sample (hour, hosts, pending_hosts, security_hosts, pending_actions, done, failed)",
                number -> values(
                        "DATE_FORMAT(" + NOW + " - INTERVAL " + (number + 1) + " HOUR, '%Y-%m-%d %H:00:00')",
                        hosts,
                        hosts,
                        hosts,
                        actionCount,
                        hosts * ACTIONS_PER_RUN / SAMPLED_HOURS,
                        0));
    }

    private void insertInBatches(int count, String columns, IntFunction<String> row) {
        for (int from = 0; from < count; from += BATCH_ROWS) {
            statements.execute("INSERT INTO " + columns + " VALUES "
                    + IntStream.range(from, Math.min(count, from + BATCH_ROWS))
                            .mapToObj(row)
                            .collect(Collectors.joining(",")));
        }
    }

    private static String values(Object... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> values[i].toString())
                .collect(Collectors.joining(",", "(", ")"));
    }

    /** The name of a host. */
    public static String hostName(int number) {
        return PREFIX + "-" + number + ".example.org";
    }

    /** An action that some of its hosts have in their plans, as an operator approves it. */
    public static JsonObject action(int number) {
        return new JsonObject()
                .put("package", "library" + number / 2)
                .put("action", "update")
                .put("to_version", "1." + number + "-1+deb12u1");
    }

    /** The digest of the plan of a host. */
    public static Digest planDigest(int host) {
        return Digest.ofText("plan" + host);
    }

    private static String digest(String text) {
        return "UNHEX(SHA2('" + text + "', 256))";
    }

    /** Another one for each of 125,000 hosts. */
    private String actions(int number) {
        int step = 1 + number / actionCount % ACTIONS_PER_PLAN;
        return IntStream.range(0, ACTIONS_PER_PLAN)
                .map(i -> FIRST_ID + (number + i * step) % actionCount)
                .sorted()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String facts(int number) {
        int day = 1 + number % 20;
        return """
                {"os":"Debian 12.15","kernel":"6.1.0-%d-amd64","arch":"amd64","agent":"1.0.0","rebootRequired":%s,\
                "services":["nginx.service","ssh.service"],"listsFrom":"2026-11-%02dT04:00:00Z","origins":[\
                {"name":"Debian/stable","from":"2026-09-06T09:00:00Z"},\
                {"name":"Debian-Security/stable-security","from":"2026-11-%02dT04:00:00Z"}],\
                "keptBack":[{"package":"linux-image-amd64","reason":"held on this host"}],"held":["linux-image-amd64"],\
                "archivesFree":%d}""".formatted(number % 8, number % 5 == 0, day, day, FREE_BYTES + number);
    }
}
