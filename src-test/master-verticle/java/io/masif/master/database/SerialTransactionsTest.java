package io.masif.master.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.boot.database.DatabaseTls;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SerialTransactionsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedDatabase database = EmbeddedDatabase.shared();

    @Test
    void connectionThatIsKeptStaysOpenWithoutTransactions() {
        Vertx vertx = Vertx.vertx();
        Pool pool = DatabasePool.createPool(vertx, "test", configuration());
        SerialTransactions transactions = new SerialTransactions(pool, true);
        try {
            long first = connection(transactions);
            vertx.setPeriodic(TIMEOUT.toMillis() / 3, timer -> transactions.keepAlive());
            long end = System.nanoTime() + TIMEOUT.multipliedBy(3).toNanos();
            Await.until("several timeouts have passed", PATIENCE, () -> System.nanoTime() > end);
            assertThat(connection(transactions)).isEqualTo(first);
        } finally {
            wait(vertx.close());
        }
    }

    /** Its number at the server. */
    private static long connection(SerialTransactions transactions) {
        return wait(transactions.execute(connection -> connection
                .query("SELECT CONNECTION_ID() AS id")
                .execute()
                .map(rows -> rows.iterator().next().getLong("id"))));
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
