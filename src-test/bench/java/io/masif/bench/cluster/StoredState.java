package io.masif.bench.cluster;

import io.masif.rig.database.EmbeddedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the database has, read by SQL. */
final class StoredState {
    private static final String PLANS =
            "SELECT CONCAT_WS(' ', a.name, LOWER(HEX(p.digest))) FROM masif.agent a JOIN masif.plan p ON p.id = a.plan_id";
    private static final String PACKAGES = """
            SELECT CONCAT_WS(' ', a.name, x.package) FROM masif.agent a JOIN masif.plan p ON p.id = a.plan_id
            JOIN masif.action x ON JSON_CONTAINS(p.actions, CAST(x.id AS CHAR)) WHERE a.name IN (%s)""";
    private static final String RUNS =
            "SELECT CONCAT_WS(' ', a.name, r.uuid) FROM masif.run r JOIN masif.agent a ON a.id = r.agent_id";
    private static final String DECISIONS = """
            SELECT CONCAT_WS(' ', d.id, EXISTS (SELECT 1 FROM masif.revocation r WHERE r.decision_id = d.id))
            FROM masif.decision d""";
    /** Each request made one decision, and each decision was revoked once at most. */
    private static final List<String> DOUBLED = List.of(
            "SELECT CONCAT('approval ', comment) FROM masif.decision GROUP BY comment HAVING COUNT(*) > 1",
            "SELECT CONCAT('revocation of ', decision_id) FROM masif.revocation GROUP BY decision_id HAVING COUNT(*) > 1",
            "SELECT CONCAT('run ', agent_id, uuid) FROM masif.run GROUP BY agent_id, uuid HAVING COUNT(*) > 1",
            "SELECT CONCAT('host ', name) FROM masif.agent GROUP BY name HAVING COUNT(*) > 1");

    private final EmbeddedDatabase server;

    /** @param server one of a cluster: it is asked for what was committed at any of them */
    StoredState(EmbeddedDatabase server) {
        this.server = server;
    }

    /** By the host's name, the hexadecimal digits of its plan's digest. */
    Map<String, String> plans() {
        return select(PLANS).stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> row[1], (one, other) -> one + " and " + other));
    }

    /** By the host's name, the packages of its plan. */
    Map<String, Set<String>> packages(List<String> hosts) {
        String names = hosts.stream().map(name -> "'" + name + "'").collect(Collectors.joining(","));
        Map<String, Set<String>> packages = new TreeMap<>();
        select(PACKAGES.formatted(names)).stream().map(row -> row.split(" ")).forEach(row -> packages.computeIfAbsent(
                        row[0], host -> new TreeSet<>())
                .add(row[1]));
        return packages;
    }

    /** Host and id of each run. */
    Set<String> runs() {
        return Set.copyOf(select(RUNS));
    }

    /** By the decision's number, whether it is revoked. */
    Map<Long, Boolean> decisions() {
        return select(DECISIONS).stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> Long.parseLong(row[0]), row -> row[1].equals("1")));
    }

    /** What is there more than once, and must not be. */
    List<String> doubled() {
        List<String> all = new ArrayList<>();
        DOUBLED.forEach(sql -> all.addAll(select(sql)));
        return all;
    }

    private List<String> select(String sql) {
        return server.execute("SET SESSION wsrep_sync_wait = 1; " + sql);
    }
}
