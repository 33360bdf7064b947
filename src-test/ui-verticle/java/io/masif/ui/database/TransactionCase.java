package io.masif.ui.database;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.failure.Failure;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.database.OpenTransaction;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Changes of a table with two numbers, by a pool of two connections. */
abstract class TransactionCase {
    static final Duration LIMIT = Duration.ofSeconds(60);
    static final Text UNKNOWN = Text.of("refusal.unknown.revoked", "Look again.");

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDatabase server = EmbeddedDatabase.shared();
    private final String name = server.newDatabase();
    Pool pool;

    @BeforeEach
    void table() {
        DatabaseConfiguration configuration = new DatabaseConfiguration(
                List.of(new Address(server.host(), server.port())),
                name,
                server.user(),
                server.password(),
                2,
                DatabaseTls.PREFERRED,
                Duration.ofSeconds(20));
        pool = DatabasePool.createPool(vertx, "short", configuration);
        await(pool.query("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)").execute());
        await(pool.query("INSERT INTO t VALUES (1, 0), (2, 0)").execute());
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    /** Locks a row for as long as the transaction is open. */
    final OpenTransaction holdRow(int id) {
        return server.begin("UPDATE " + name + ".t SET n = n + 1 WHERE id = " + id);
    }

    static Future<Integer> raise(SqlConnection connection, int id) {
        return connection
                .query("UPDATE t SET n = n + 1 WHERE id = " + id)
                .execute()
                .map(rows -> rows.rowCount());
    }

    final int value(int id) {
        SqlConnection connection = await(pool.getConnection());
        int value = value(connection, id);
        await(connection.close());
        return value;
    }

    static int value(SqlConnection connection, int id) {
        return await(connection.query("SELECT n FROM t WHERE id = " + id).execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(90, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }
}
