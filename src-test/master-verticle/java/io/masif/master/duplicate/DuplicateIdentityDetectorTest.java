package io.masif.master.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.domain.Digest;
import io.masif.master.report.ReportSender;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicateIdentityDetectorTest {
    private static final Digest ONE = Digest.ofText("one");
    private static final Digest OTHER = Digest.ofText("other");

    private final Vertx vertx = Vertx.vertx();
    private Pool pool;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        pool = DatabasePool.createPool(
                vertx,
                "conflicts",
                new DatabaseConfiguration(
                        new Address(database.host(), database.port()),
                        database.newDatabase(),
                        database.user(),
                        database.password(),
                        2));
        wait(new SchemaMigration(vertx, pool, SchemaFile.loadAll()).runOnce());
        wait(pool.query("INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision)"
                        + " VALUES ('web', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)")
                .execute());
    }

    @AfterEach
    void stop() {
        wait(vertx.close());
    }

    @Test
    void conflictThatBeginsAgainIsRecordedAgain() {
        DuplicateIdentityDetector conflicts = new DuplicateIdentityDetector(vertx, pool);
        for (int round = 0; round < 2; round++) {
            conflicts.onPlanChange(sender(1), ONE);
            conflicts.onPlanChange(sender(2), OTHER);
        }
        awaitBegun(1);
        wait(conflicts.expire(Duration.ofSeconds(-1)));
        conflicts.onPlanChange(sender(1), ONE);
        awaitBegun(2);
    }

    @Test
    void conflictIsDetectedHoweverManyOtherHostsChangeTheirPlans() {
        DuplicateIdentityDetector conflicts = new DuplicateIdentityDetector(vertx, pool);
        for (int round = 0; round < 2; round++) {
            conflicts.onPlanChange(sender(1), ONE);
            conflicts.onPlanChange(sender(2), OTHER);
            for (int host = 0; host < 40_000; host++) {
                conflicts.onPlanChange(sender("host" + host, 3), Digest.ofText("plan" + round));
            }
        }
        awaitBegun(1);
    }

    /** Each transaction keeps all reports from being written. */
    @Test
    void conflictsOfManyHostsAreRecordedTogether() {
        int hosts = 300;
        wait(pool.query(
                        "INSERT INTO agent (name, protocol, plan_id, first_seen, last_seen, plan_since, revision) VALUES "
                                + IntStream.rangeClosed(1, hosts)
                                        .mapToObj(host -> "('host" + host
                                                + "', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01', 1)")
                                        .collect(Collectors.joining(",")))
                .execute());
        DuplicateIdentityDetector conflicts = new DuplicateIdentityDetector(vertx, pool);
        for (int round = 0; round < 2; round++) {
            for (int host = 1; host <= hosts; host++) {
                conflicts.onPlanChange(sender("host" + host, 1), ONE);
                conflicts.onPlanChange(sender("host" + host, 2), OTHER);
            }
        }
        awaitBegun(hosts);
        assertThat(count("SELECT COUNT(*) FROM agent WHERE conflict_at IS NOT NULL"))
                .isEqualTo(hosts);
        assertThat(count("SELECT COUNT(DISTINCT revision) FROM agent WHERE conflict_at IS NOT NULL"))
                .as("transactions")
                .isLessThan(hosts / 10);
    }

    private long count(String sql) {
        return wait(pool.query(sql).execute()).iterator().next().getLong(0);
    }

    private void awaitBegun(long times) {
        Await.until("so many times", Duration.ofSeconds(90), () -> wait(pool.query(
                                "SELECT COUNT(*) FROM event WHERE kind = 'conflict-began'")
                        .execute())
                .iterator()
                .next()
                .getLong(0)
                .equals(times));
    }

    private static ReportSender sender(long connection) {
        return sender("web", connection);
    }

    private static ReportSender sender(String host, long connection) {
        return new ReportSender(host, BigInteger.ONE, Instant.EPOCH, connection, "192.0.2." + connection, null);
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
