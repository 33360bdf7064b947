package io.masif.master.plan;

import io.masif.boot.Address;
import io.masif.boot.Database;
import io.masif.boot.DatabaseConfiguration;
import io.masif.domain.Digest;
import io.masif.master.store.SchemaFile;
import io.masif.master.store.SchemaMigration;
import io.masif.rig.Await;
import io.masif.rig.EmbeddedDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private static final Digest ONE = Digest.ofText("one");
    private static final Digest OTHER = Digest.ofText("other");

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pool = Database.pool(
                vertx,
                "conflicts",
                new DatabaseConfiguration(
                        new Address(database.host(), database.port()),
                        database.newDatabase(),
                        database.user(),
                        database.password(),
                        2));
        wait(new SchemaMigration(vertx, pool, SchemaFile.all()).once());
        wait(pool.query("INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision)"
                        + " VALUES ('web', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)")
                .execute());
    }

    @AfterEach
    void stop() {
        wait(vertx.close());
    }

    @Test
    void conflictThatWasOverAndComesBackIsNotedAgain() {
        Conflicts conflicts = new Conflicts(vertx, pool);
        for (int round = 0; round < 2; round++) {
            conflicts.planChanged(sender(1), ONE);
            conflicts.planChanged(sender(2), OTHER);
        }
        awaitBegun(1);
        wait(conflicts.end(Duration.ofSeconds(-1)));
        conflicts.planChanged(sender(1), ONE);
        awaitBegun(2);
    }

    private void awaitBegun(long times) {
        Await.until("so many times", Duration.ofSeconds(30), () -> wait(pool.query(
                                "SELECT COUNT(*) FROM event WHERE kind = 'conflict-began'")
                        .execute())
                .iterator()
                .next()
                .getLong(0)
                .equals(times));
    }

    private static Sender sender(long connection) {
        return new Sender("web", BigInteger.ONE, connection, "192.0.2." + connection, null);
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
