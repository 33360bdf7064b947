package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.failure.Failure;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.masif.ui.language.Text;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change for which another one holds a lock. */
class HeldLockTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Text UNKNOWN = Text.of("refusal.unknown.revoked", "Look again.");

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;

    @BeforeEach
    void table() {
        EmbeddedDatabase server = EmbeddedDatabase.shared();
        DatabaseConfiguration configuration = new DatabaseConfiguration(
                List.of(new Address(server.host(), server.port())),
                server.newDatabase(),
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

    @Test
    void aLockThatIsHeldForLongIsWaitedForAgain() {
        SqlConnection holder = await(pool.getConnection());
        await(holder.begin());
        await(raise(holder, 1));
        AtomicInteger attempts = new AtomicInteger();
        Future<Integer> change = new ShortTransaction(pool, LIMIT, () -> false, UNKNOWN).run(connection -> {
            attempts.incrementAndGet();
            return connection
                    .query("SET SESSION innodb_lock_wait_timeout = 1")
                    .execute()
                    .compose(set -> raise(connection, 1));
        });
        Await.until("another attempt", LIMIT, () -> attempts.get() > 1);
        await(holder.close());
        await(change);
        assertThat(value(1)).isEqualTo(1);
    }

    @Test
    void aHeldLockIsNotReportedAsAnUnreachableDatabase() {
        SqlConnection holder = await(pool.getConnection());
        await(holder.begin());
        await(raise(holder, 1));
        Future<Integer> change = new ShortTransaction(pool, Duration.ofSeconds(3), () -> false, UNKNOWN)
                .run(connection -> raise(connection, 1));
        assertThatThrownBy(() -> await(change))
                .hasMessageContaining("holds a lock")
                .hasMessageNotContaining("cannot be reached");
        await(holder.close());
    }

    private static Future<Integer> raise(SqlConnection connection, int id) {
        return connection
                .query("UPDATE t SET n = n + 1 WHERE id = " + id)
                .execute()
                .map(rows -> rows.rowCount());
    }

    private int value(int id) {
        SqlConnection connection = await(pool.getConnection());
        int value = value(connection, id);
        await(connection.close());
        return value;
    }

    private static int value(SqlConnection connection, int id) {
        return await(connection.query("SELECT n FROM t WHERE id = " + id).execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    private static <T> T await(Future<T> future) {
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
