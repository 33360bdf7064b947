package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.ConnectionFailure;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.masif.rig.database.relay.RewritingRelay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose transactions see what others commit meanwhile, unless they are told not to. */
class IsolationTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private EmbeddedDatabase server;

    @BeforeEach
    void start() {
        server = EmbeddedDatabase.start(
                folder, ServerSetup.standard().withOptions(List.of("--transaction-isolation=READ-COMMITTED")));
    }

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
        server.close();
    }

    @Test
    void ourTransactionsReadOneState() {
        assertOneState(openPool(server.port()));
    }

    @Test
    void ourTransactionsReadOneStateAlsoWithoutLimits() {
        try (RewritingRelay relay = new RewritingRelay(server.port(), "lock_wait_timeout", "lock_wait_timeouX")) {
            assertOneState(openPool(relay.port()));
        }
    }

    @Test
    void connectionThatCannotBeIsolatedIsNotUsed() {
        try (RewritingRelay relay = new RewritingRelay(server.port(), "REPEATABLE READ", "REPEATABLE REAX")) {
            Pool pool = openPool(relay.port());
            assertThatThrownBy(() -> RunningMaster.join(pool.query("SELECT 1").execute()))
                    .cause()
                    .extracting(ConnectionFailure::of)
                    .isEqualTo(ConnectionFailure.CONNECTION_ENDED);
        }
    }

    private Pool openPool(int port) {
        return DatabasePool.createPool(
                vertx,
                "isolation",
                new DatabaseConfiguration(
                        new Address(server.host(), port), "masif", server.user(), server.password(), 2));
    }

    private void assertOneState(Pool pool) {
        server.execute("CREATE TABLE masif.t (n INT)");
        long later = RunningMaster.join(pool.withTransaction(connection -> count(connection)
                .compose(before -> vertx.executeBlocking(() -> server.execute("INSERT INTO masif.t VALUES (1)")))
                .compose(inserted -> count(connection))));
        assertThat(later).isZero();
        assertThat(RunningMaster.join(count(pool))).isEqualTo(1);
    }

    private static Future<Long> count(SqlClient client) {
        return client.query("SELECT COUNT(*) FROM t")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }
}
