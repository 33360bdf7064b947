package io.masif.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ShortTransactionTest extends TransactionCase {
    @Test
    void aTransactionOfADisconnectedClientIsNotBegun() {
        SqlConnection one = await(pool.getConnection());
        SqlConnection other = await(pool.getConnection());
        AtomicBoolean isDisconnected = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();
        Future<Integer> change = new ShortTransaction(pool, LIMIT, isDisconnected::get, UNKNOWN).run(connection -> {
            begun.incrementAndGet();
            return raise(connection, 1);
        });
        isDisconnected.set(true);
        await(one.close());
        await(other.close());
        assertThatThrownBy(() -> await(change)).hasMessageContaining("Nothing was changed");
        assertThat(begun).hasValue(0);
        assertThat(value(1)).isZero();
    }

    @Test
    void aChangeThatTakesTooLongIsReportedAndNeverCommitted() {
        Promise<Void> go = Promise.promise();
        Promise<Void> connectionClosed = Promise.promise();
        Future<Integer> change = new ShortTransaction(pool, Duration.ofMillis(300), () -> false, UNKNOWN)
                .run(connection -> {
                    connection.closeHandler(closed -> connectionClosed.complete());
                    return raise(connection, 1).compose(raised -> go.future().map(raised));
                });
        assertThatThrownBy(() -> await(change))
                .hasMessageContaining("was given up")
                .hasMessageContaining("Nothing was changed");
        go.complete();
        SqlConnection one = await(pool.getConnection());
        SqlConnection other = await(pool.getConnection());
        assertThat(value(one, 1)).isZero();
        await(one.close());
        await(other.close());
    }

    @Test
    void aDeadlockIsTriedAgain() {
        Promise<Void> bothBegan = Promise.promise();
        AtomicInteger began = new AtomicInteger();
        AtomicInteger attempts = new AtomicInteger();
        Future<Integer> one = crossing(1, 2, bothBegan, began, attempts);
        Future<Integer> other = crossing(2, 1, bothBegan, began, attempts);
        await(Future.all(one, other));
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

    /** The pool has two connections: the holder's, and that of the change. */
    @Test
    void aTransactionThatWaitsForALockReleasesItsConnectionAtItsTimeLimit() {
        SqlConnection holder = await(pool.getConnection());
        await(holder.begin());
        await(raise(holder, 1));
        Future<Integer> change = new ShortTransaction(pool, Duration.ofSeconds(2), () -> false, UNKNOWN)
                .run(connection -> raise(connection, 1));
        assertThatThrownBy(() -> await(change)).hasMessageContaining("Nothing was changed");
        assertThat(value(2)).isZero();
        await(holder.close());
    }

    @Test
    void theOutcomeOfAKilledCommitIsReportedAsUnknown() {
        SqlConnection holder = await(pool.getConnection());
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
                () -> await(holder.query("SELECT 1 FROM information_schema.processlist WHERE info = 'COMMIT' AND id = "
                                                + number.get())
                                        .execute())
                                .size()
                        == 1);
        await(holder.query("KILL QUERY " + number.get()).execute());
        assertThatThrownBy(() -> await(change)).hasMessageContaining(UNKNOWN.english());
        await(holder.query("UNLOCK TABLES").execute());
        await(holder.close());
    }
}
