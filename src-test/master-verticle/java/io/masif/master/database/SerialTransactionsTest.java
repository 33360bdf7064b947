package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SerialTransactionsTest {
    /** Longer than a machine stands still. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();

    @Test
    void connectionThatIsKeptStaysOpenWithoutTransactions() {
        Vertx vertx = Vertx.vertx();
        Pool pool = DatabasePool.createPool(vertx, "test", configuration());
        SerialTransactions transactions = new SerialTransactions(pool);
        try {
            long first = connection(transactions);
            vertx.setPeriodic(TIMEOUT.toMillis() / 3, timer -> transactions.keepAlive());
            long end = System.nanoTime() + TIMEOUT.multipliedBy(2).toNanos();
            Await.until("two timeouts have passed", PATIENCE, () -> System.nanoTime() > end);
            assertThat(connection(transactions)).isEqualTo(first);
        } finally {
            wait(vertx.close());
        }
    }

    @Test
    void nothingIsLeftOfWhatWasSentAfterAStatementThatFails() {
        Vertx vertx = Vertx.vertx();
        Pool pool = DatabasePool.createPipelinedPool(vertx, "test", configuration());
        try {
            for (TransactionRunner transactions : List.of(new SerialTransactions(pool), TransactionRunner.of(pool))) {
                wait(pool.query("DROP TABLE IF EXISTS t").execute());
                wait(pool.query("CREATE TABLE t (id INT PRIMARY KEY)").execute());
                assertThatThrownBy(() -> wait(transactions.execute(transaction -> Future.all(
                                insert(transaction, 1),
                                // as a deadlock does it, and without one
                                transaction.query("ROLLBACK").execute(),
                                insert(transaction, 2),
                                insert(transaction, 2),
                                insert(transaction, 3)))))
                        .hasMessageContaining("Duplicate entry");
                assertThat(ids(pool)).isEmpty();
                wait(transactions.execute(transaction -> Future.all(insert(transaction, 4), insert(transaction, 5))));
                assertThat(ids(pool)).containsExactly(4, 5);
            }
            // each connection of the pool commits by itself again
            wait(pool.query("INSERT INTO t VALUES (6)").execute());
            assertThat(ids(pool)).containsExactly(4, 5, 6);
        } finally {
            wait(vertx.close());
        }
    }

    @Test
    void connectionThatBreaksFailsWhateverWasSent() {
        Vertx vertx = Vertx.vertx();
        Pool pool = DatabasePool.createPipelinedPool(vertx, "test", configuration());
        try {
            for (TransactionRunner transactions : List.of(new SerialTransactions(pool), TransactionRunner.of(pool))) {
                AtomicLong killed = new AtomicLong();
                assertThatThrownBy(() -> wait(transactions.execute(transaction -> readConnection(transaction)
                                .onSuccess(killed::set)
                                .compose(read -> Future.all(
                                        transaction
                                                .query("KILL CONNECTION_ID()")
                                                .execute(),
                                        transaction.query("SELECT SLEEP(600)").execute(),
                                        transaction.query("SELECT 2").execute())))))
                        .cause()
                        .isNotInstanceOf(TimeoutException.class);
                assertThat(killed.get()).isPositive();
                assertThat(connection(transactions)).isNotEqualTo(killed.get());
            }
        } finally {
            wait(vertx.close());
        }
    }

    private static Future<?> insert(PipelinedTransaction transaction, int id) {
        return transaction.preparedQuery("INSERT INTO t VALUES (?)").execute(Tuple.of(id));
    }

    private static List<Integer> ids(Pool pool) {
        List<Integer> ids = new ArrayList<>();
        wait(pool.query("SELECT id FROM t ORDER BY id").execute()).forEach(row -> ids.add(row.getInteger("id")));
        return ids;
    }

    /** Its number at the server. */
    private static long connection(TransactionRunner transactions) {
        return wait(transactions.execute(SerialTransactionsTest::readConnection));
    }

    private static Future<Long> readConnection(PipelinedTransaction transaction) {
        return transaction.query("SELECT CONNECTION_ID() AS id").execute().map(rows -> rows.iterator()
                .next()
                .getLong("id"));
    }

    private DatabaseConfiguration configuration() {
        return new DatabaseConfiguration(
                List.of(new Address("127.0.0.1", database.port())),
                database.newDatabase(),
                database.user(),
                database.password(),
                4,
                DatabaseTls.PREFERRED,
                TIMEOUT);
    }

    private static <T> T wait(Future<T> future) {
        return future.timeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
