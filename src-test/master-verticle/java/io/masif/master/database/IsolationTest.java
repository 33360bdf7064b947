package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.master.bed.RunningMaster;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.ServerSetup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose transactions see what others commit meanwhile, unless they are told not to. */
class IsolationTest {
    @TempDir
    static Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDatabase server = EmbeddedDatabase.start(
            folder, ServerSetup.standard().withOptions(List.of("--transaction-isolation=READ-COMMITTED")));

    @AfterEach
    void stop() {
        RunningMaster.join(vertx.close());
        server.close();
    }

    @Test
    void ourTransactionsReadOneState() {
        server.execute("CREATE TABLE masif.t (n INT)");
        Pool pool = DatabasePool.createPool(
                vertx,
                "isolation",
                new DatabaseConfiguration(
                        new Address(server.host(), server.port()), "masif", server.user(), server.password(), 2));
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
