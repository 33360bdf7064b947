package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.relay.RewritingRelay;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our transactions meet at a server of a cluster. */
class GaleraConflictTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String CHANGE = "UPDATE masif.shared SET n = n + 1";
    private static final String ABORTS = """
            SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'wsrep_local_bf_aborts'""";

    @TempDir
    static Path folder;

    private static GaleraCluster cluster;

    private final Vertx vertx = Vertx.vertx();

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(folder);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @AfterEach
    void close() {
        wait(vertx.close());
    }

    /** It is aborted while it waits for the next statement, since another server has changed the same row. */
    @Test
    void nextAttemptStoresWhatItIsGiven() {
        EmbeddedDatabase server = cluster.node(0);
        server.execute("CREATE TABLE masif.shared (id INT PRIMARY KEY, n INT)");
        server.execute("INSERT INTO masif.shared VALUES (1, 0)");
        server.execute("CREATE TABLE masif.t (id INT PRIMARY KEY, text VARCHAR(20), n INT)");
        TransactionRunner transactions = TransactionRunner.of(openPool(server.port()));
        wait(transactions.execute(transaction -> insert(transaction, 1, null, 5)));
        assertThatThrownBy(() -> wait(transactions.execute(transaction -> transaction
                        .query(CHANGE)
                        .execute()
                        .compose(changed -> vertx.executeBlocking(GaleraConflictTest::changeElsewhere))
                        .compose(aborted -> insert(transaction, 2, "abcdef", 7)))))
                .hasMessageContaining("Deadlock");
        wait(transactions.execute(transaction -> insert(transaction, 2, "abcdef", 7)));
        assertThat(server.execute("SELECT CONCAT_WS(' ', id, text, n) FROM masif.t ORDER BY id"))
                .containsExactly("1 5", "2 abcdef 7");
    }

    @Test
    void whatIsReadIsAllThatWasCommittedAlsoWithoutLimits() {
        try (RewritingRelay relay =
                new RewritingRelay(cluster.node(0).port(), "lock_wait_timeout", "lock_wait_timeouX")) {
            assertThat(wait(openPool(relay.port())
                                    .query("SELECT @@wsrep_sync_wait AS n")
                                    .execute())
                            .iterator()
                            .next()
                            .getLong("n"))
                    .isEqualTo(1);
        }
    }

    @Test
    void connectionOverWhichSomethingOlderCouldBeReadIsNotUsed() {
        try (RewritingRelay relay = new RewritingRelay(cluster.node(0).port(), "wsrep_sync_wait", "wsrep_sync_waiX")) {
            Pool pool = openPool(relay.port());
            assertThatThrownBy(() -> wait(pool.query("SELECT 1").execute()))
                    .extracting(ConnectionFailure::of)
                    .isEqualTo(ConnectionFailure.CONNECTION_ENDED);
        }
    }

    /** Returns when the first server has aborted the transaction that has changed the row. */
    private static List<String> changeElsewhere() {
        List<String> before = cluster.node(0).execute(ABORTS);
        cluster.node(1).execute("SET SESSION wsrep_sync_wait = 2; " + CHANGE);
        Await.until("the transaction is aborted", PATIENCE, () -> !cluster.node(0)
                .execute(ABORTS)
                .equals(before));
        return before;
    }

    private static Future<Void> insert(SqlClient client, int id, String text, int n) {
        return client.preparedQuery("INSERT INTO t VALUES (?, ?, ?)")
                .execute(Tuple.tuple().addInteger(id).addString(text).addInteger(n))
                .mapEmpty();
    }

    /** Of one connection. */
    private Pool openPool(int port) {
        EmbeddedDatabase server = cluster.node(0);
        return DatabasePool.createPipelinedPool(
                vertx,
                "test",
                new DatabaseConfiguration(
                        List.of(new Address(server.host(), port)),
                        "masif",
                        server.user(),
                        server.password(),
                        1,
                        DatabaseTls.PREFERRED,
                        PATIENCE));
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
