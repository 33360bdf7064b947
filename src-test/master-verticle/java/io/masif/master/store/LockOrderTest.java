package io.masif.master.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Kind;
import io.masif.domain.PlannedAction;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.master.store.AgentStore.AgentChange;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who locks the same rows in the same order waits for others, and does not meet them in a deadlock. */
class LockOrderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final AgentChange LATER = new AgentChange(2L, "a", 1, 2, null, null, Instant.EPOCH);
    private static final AgentChange EARLIER = new AgentChange(1L, "z", 1, 2, null, null, Instant.EPOCH);
    private static final String HOST = "(%d, '%s', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)";

    private Sql sql;

    /** Two hosts, of which the second one's name comes first, and others, so that indexes are worth it. */
    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        sql = new Sql(database, database.newDatabase());
        RunningMaster.join(new SchemaMigration(sql.vertx(), sql.pool(), SchemaFile.loadAll()).runOnce());
        sql.rows("INSERT INTO agent (id, name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES "
                + HOST.formatted(1, "z") + ", " + HOST.formatted(2, "a") + ", "
                + IntStream.range(3, 500)
                        .mapToObj(id -> HOST.formatted(id, "host" + id))
                        .collect(Collectors.joining(", ")));
        sql.rows("INSERT INTO plan (id, digest, actions, first_seen) VALUES (2, REPEAT('p', 32), '[]', '2026-01-01')");
    }

    @AfterEach
    void stop() {
        sql.close();
    }

    @Test
    void reportsLockHostsByTheirNumbersWhateverTheirNames() {
        assertOrder(
                "agent",
                1,
                "agent",
                2,
                connection -> AgentStore.changeExisting(connection, List.of(LATER, EARLIER), 2));
        assertThat(sql.text("SELECT GROUP_CONCAT(plan_id) FROM agent WHERE id < 3"))
                .isEqualTo("2,2");
    }

    @Test
    void hostsThatAreLookedForByNameAsWell() {
        assertOrder("agent", 1, "agent", 2, connection -> AgentRows.lockByName(connection, List.of("a", "z"))
                .map(rows -> assertThat(rows).extracting(AgentRow::name).containsExactly("z", "a")));
    }

    @Test
    void hostsThatWereSeenAsWell() {
        assertOrder("agent", 1, "agent", 2, connection -> AgentStore.updateLastSeen(connection, List.of(2L, 1L)));
    }

    @Test
    void aPlanIsLockedBeforeTheHostThatGetsIt() {
        assertOrder("plan", 2, "agent", 1, connection -> AgentStore.change(connection, EARLIER, 1, 2)
                .map(isChanged -> assertThat(isChanged).isTrue()));
    }

    @Test
    void actionsAreLockedByTheirDigestsWhateverTheirNumbers() {
        TreeMap<Digest, PlannedAction> actions = new TreeMap<>();
        for (String name : List.of("one", "other")) {
            Action action = Action.of(name, "amd64", Kind.UPDATE, "1", "2");
            actions.put(action.digest(), new PlannedAction(action, "source"));
        }
        actions.descendingMap()
                .forEach((digest, action) -> RunningMaster.join(ActionStore.insert(
                        sql.pool(), new TreeMap<>(Map.of(digest, new PlannedAction(action.action(), null))))));
        long first = numberOf(actions.firstKey());
        long last = numberOf(actions.lastKey());
        assertThat(first).isGreaterThan(last);
        assertOrder("action", first, "action", last, connection -> ActionStore.insert(connection, actions));
        TreeMap<Digest, String> sources = new TreeMap<>();
        actions.keySet().forEach(digest -> sources.put(digest, "source"));
        assertOrder("action", first, "action", last, connection -> ActionStore.fillSources(connection, sources));
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE source = 'source'"))
                .isEqualTo("2");
        sql.rows("UPDATE action SET unused_since = '2026-01-01'");
        assertOrder(
                "action",
                first,
                "action",
                last,
                connection -> ActionStore.findByDigest(connection, actions.descendingKeySet()));
        assertThat(sql.text("SELECT COUNT(*) FROM action WHERE unused_since IS NULL"))
                .isEqualTo("2");
    }

    /** Somebody who has the first row, for which the work waits, gets the second one as well, and then the work goes on. */
    private void assertOrder(
            String firstTable, long first, String secondTable, long second, Function<SqlConnection, Future<?>> work) {
        SqlConnection other = RunningMaster.join(sql.pool().getConnection());
        Transaction begun = RunningMaster.join(other.begin());
        lock(other, firstTable, first);
        Future<Void> done =
                sql.pool().withTransaction(connection -> work.apply(connection).mapEmpty());
        Await.until("the work waits", TIMEOUT, () -> sql.countLockWaits() == 1);
        lock(other, secondTable, second);
        RunningMaster.join(begun.commit());
        RunningMaster.join(done);
        RunningMaster.join(other.close());
    }

    private static void lock(SqlConnection connection, String table, long number) {
        RunningMaster.join(connection
                .query("SELECT id FROM " + table + " WHERE id = " + number + " FOR UPDATE NOWAIT")
                .execute());
    }

    private long numberOf(Digest digest) {
        return RunningMaster.join(ActionStore.findByDigest(sql.pool(), List.of(digest)))
                .get(0)
                .id();
    }
}
