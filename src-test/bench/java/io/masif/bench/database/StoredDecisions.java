package io.masif.bench.database;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Decisions as a UI writes them, past the UI. */
public final class StoredDecisions {
    private static final String INCREMENT_REVISION = "UPDATE counter SET value = value + 1 WHERE name = 'approval'";
    private static final String INSERT = "INSERT INTO decision (patterns, scope, host_set_id, author, created_at) ";
    private static final String NOW = "'bench', UTC_TIMESTAMP(3)";
    /** A host that is not there. */
    private static final int ABSENT_HOST = 2_000_000_000;

    private static final int SETS_PER_STATEMENT = 50;

    private final DatabaseClient statements;

    public StoredDecisions(DatabaseClient statements) {
        this.statements = statements;
    }

    /** Many decisions about packages that no host has, a third of them for a host that does not exist. */
    public void approveOtherPackages(int count) {
        addSets(ABSENT_HOST + 1, "[" + ABSENT_HOST + "]");
        statements.execute(INSERT + "VALUES "
                + IntStream.range(0, count)
                        .mapToObj(i -> "('[{\"package\":\"other-" + i / 2
                                + "\",\"action\":\"update\",\"to_version\":\"" + i + "\"}]', "
                                + (i % 3 == 0 ? "'only', " + (ABSENT_HOST + 1) : "'all', NULL") + ", " + NOW + ")")
                        .collect(Collectors.joining(",")));
        statements.execute(INCREMENT_REVISION);
    }

    /** One about all that any host has ever had in its plan, for all hosts. */
    public void approveEverything() {
        statements.execute("SET SESSION group_concat_max_len = 16777216");
        statements.execute(INSERT + "SELECT CONCAT('[', GROUP_CONCAT(JSON_OBJECT("
                + "'package', package, 'action', kind, 'to_version', to_version)), ']'), 'all', NULL, " + NOW
                + " FROM (SELECT DISTINCT package, kind, to_version FROM action) actions");
        statements.execute(INCREMENT_REVISION);
    }

    /** One about all updates, for all hosts. */
    public void approveUpdates() {
        statements.execute(INSERT + "VALUES ('[{\"action\":\"update\"}]', 'all', NULL, " + NOW + ")");
        statements.execute(INCREMENT_REVISION);
    }

    /**
     * Many, each about an action of its own for hosts of its own.
     *
     * @param first the number of the first host
     * @param hosts how many hosts there are
     * @param hostsPerDecision how many of them each decision names
     */
    public void approveForSomeHosts(int count, int first, int hosts, int hostsPerDecision) {
        Random random = new Random(count);
        for (int from = 0; from < count; from += SETS_PER_STATEMENT) {
            addSets(
                    from + 1,
                    IntStream.range(from, Math.min(count, from + SETS_PER_STATEMENT))
                            .mapToObj(i -> randomHostSet(random, first, hosts, hostsPerDecision))
                            .toArray(String[]::new));
        }
        statements.execute(INSERT + "VALUES "
                + IntStream.range(0, count)
                        .mapToObj(i -> "('[{\"package\":\"package-" + i % 2000
                                + "\",\"action\":\"update\",\"to_version\":\"9." + i / 2000 + "\"}]', 'only', "
                                + (i + 1) + ", " + NOW + ")")
                        .collect(Collectors.joining(",")));
        statements.execute(INCREMENT_REVISION);
    }

    private static String randomHostSet(Random random, int first, int hosts, int hostsPerDecision) {
        return random.ints(0, hosts)
                .distinct()
                .limit(hostsPerDecision)
                .map(host -> first + host)
                .sorted()
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void addSets(int id, String... texts) {
        statements.execute("INSERT IGNORE INTO host_set (id, digest, hosts) VALUES "
                + IntStream.range(0, texts.length)
                        .mapToObj(i -> "(" + (id + i) + ", UNHEX(SHA2('" + texts[i] + "', 256)), '" + texts[i] + "')")
                        .collect(Collectors.joining(",")));
    }

    /** Removes all. */
    public void removeAll() {
        for (String table : new String[] {"decision", "revocation", "host_set"}) {
            statements.execute("DELETE FROM " + table);
        }
        statements.execute(INCREMENT_REVISION);
    }
}
