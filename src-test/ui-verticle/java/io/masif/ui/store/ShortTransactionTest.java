package io.masif.ui.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.Address;
import io.masif.boot.Database;
import io.masif.boot.DatabaseConfiguration;
import io.masif.boot.DatabaseTls;
import io.masif.failure.Failure;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortTransactionTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String UNKNOWN = "It is not known.";

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;

    @BeforeEach
    void table() {
        EmbeddedDatabase server = EmbeddedDatabase.shared();
        DatabaseConfiguration configuration = new DatabaseConfiguration(
                new Address(server.host(), server.port()),
                server.newDatabase(),
                server.user(),
                server.password(),
                2,
                DatabaseTls.PREFERRED,
                Duration.ofSeconds(20));
        pool = Database.pool(vertx, "short", configuration);
        on(pool.query("CREATE TABLE t (id INT PRIMARY KEY, n INT NOT NULL)").execute());
        on(pool.query("INSERT INTO t VALUES (1, 0), (2, 0)").execute());
    }

    @AfterEach
    void close() {
        on(vertx.close());
    }

    @Test
    void whatAClientHasLeftIsNotBegun() {
        SqlConnection one = on(pool.getConnection());
        SqlConnection other = on(pool.getConnection());
        AtomicBoolean left = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();
        Future<Integer> change = new ShortTransaction(pool, LIMIT, left::get, UNKNOWN).run(connection -> {
            begun.incrementAndGet();
            return raise(connection, 1);
        });
        left.set(true);
        on(one.close());
        on(other.close());
        assertThatThrownBy(() -> on(change)).hasMessageContaining("Nothing was changed");
        assertThat(begun).hasValue(0);
        assertThat(value(1)).isZero();
    }

    @Test
    void whatCannotEndInTimeIsSaidAndNeverCommitted() {
        Promise<Void> go = Promise.promise();
        Promise<Void> gone = Promise.promise();
        Future<Integer> change = new ShortTransaction(pool, Duration.ofMillis(300), () -> false, UNKNOWN)
                .run(connection -> {
                    connection.closeHandler(closed -> gone.complete());
                    return raise(connection, 1).compose(raised -> go.future().map(raised));
                });
        assertThatThrownBy(() -> on(change))
                .hasMessageContaining("was given up")
                .hasMessageContaining("Nothing was changed");
        go.complete();
        SqlConnection one = on(pool.getConnection());
        SqlConnection other = on(pool.getConnection());
        assertThat(value(one, 1)).isZero();
        on(one.close());
        on(other.close());
    }

    @Test
    void aDeadlockIsTriedAgain() {
        Promise<Void> bothBegan = Promise.promise();
        AtomicInteger began = new AtomicInteger();
        AtomicInteger attempts = new AtomicInteger();
        Future<Integer> one = crossing(1, 2, bothBegan, began, attempts);
        Future<Integer> other = crossing(2, 1, bothBegan, began, attempts);
        on(Future.all(one, other));
        assertThat(attempts).hasValue(3);
        assertThat(value(1)).isEqualTo(2);
        assertThat(value(2)).isEqualTo(2);
    }

    private Future<Integer> crossing(
            int first, int second, Promise<Void> bothBegan, AtomicInteger began, AtomicInteger attempts) {
        return new ShortTransaction(pool, LIMIT, () -> false, UNKNOWN).run(connection -> {
            attempts.incrementAndGet();
            return raise(connection, first)
                    .compose(raised -> {
                        if (began.incrementAndGet() == 2) {
                            bothBegan.complete();
                        }
                        return bothBegan.future();
                    })
                    .compose(both -> raise(connection, second));
        });
    }

    @Test
    void aLockThatIsHeldIsNoDatabaseThatCannotBeReached() {
        SqlConnection holder = on(pool.getConnection());
        on(holder.begin());
        on(raise(holder, 1));
        Future<Integer> change = new ShortTransaction(pool, LIMIT, () -> false, UNKNOWN).run(connection -> connection
                .query("SET SESSION innodb_lock_wait_timeout = 1")
                .execute()
                .compose(set -> raise(connection, 1)));
        assertThatThrownBy(() -> on(change))
                .hasMessageContaining("holds a lock")
                .hasMessageNotContaining("cannot be reached");
        on(holder.close());
    }

    /** The pool has two connections: the holder's, and that of the change. */
    @Test
    void whatWaitsForALockHoldsNoConnectionForLongerThanItsTime() {
        SqlConnection holder = on(pool.getConnection());
        on(holder.begin());
        on(raise(holder, 1));
        Future<Integer> change = new ShortTransaction(pool, Duration.ofSeconds(2), () -> false, UNKNOWN)
                .run(connection -> raise(connection, 1));
        assertThatThrownBy(() -> on(change)).hasMessageContaining("Nothing was changed");
        assertThat(value(2)).isZero();
        on(holder.close());
    }

    @Test
    void ofACommitThatWasEndedItIsNotKnown() {
        SqlConnection holder = on(pool.getConnection());
        AtomicLong number = new AtomicLong();
        Future<Integer> change = new ShortTransaction(pool, LIMIT, () -> false, UNKNOWN).run(connection -> connection
                .query("SELECT CONNECTION_ID()")
                .execute()
                .compose(rows -> {
                    number.set(rows.iterator().next().getLong(0));
                    return raise(connection, 1);
                })
                .compose(raised ->
                        holder.query("FLUSH TABLES WITH READ LOCK").execute().map(raised)));
        Await.until(
                "a commit that waits",
                Duration.ofSeconds(60),
                () -> on(holder.query("SELECT 1 FROM information_schema.processlist WHERE info = 'COMMIT' AND id = "
                                                + number.get())
                                        .execute())
                                .size()
                        == 1);
        on(holder.query("KILL QUERY " + number.get()).execute());
        assertThatThrownBy(() -> on(change)).hasMessageContaining(UNKNOWN);
        on(holder.query("UNLOCK TABLES").execute());
        on(holder.close());
    }

    private static Future<Integer> raise(SqlConnection connection, int id) {
        return connection
                .query("UPDATE t SET n = n + 1 WHERE id = " + id)
                .execute()
                .map(rows -> rows.rowCount());
    }

    private int value(int id) {
        SqlConnection connection = on(pool.getConnection());
        int value = value(connection, id);
        on(connection.close());
        return value;
    }

    private static int value(SqlConnection connection, int id) {
        return on(connection.query("SELECT n FROM t WHERE id = " + id).execute())
                .iterator()
                .next()
                .getInteger(0);
    }

    private static <T> T on(Future<T> future) {
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
