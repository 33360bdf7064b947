package io.masif.master.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.masif.boot.database.ConflictRetry;
import io.masif.lease.Lease;
import io.masif.lease.LeaseName;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.cluster.GaleraCluster;
import io.masif.rig.process.Await;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, each at another server of a cluster, of which only one may do something. */
class LeaseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    /** It is used before it expires, also where a machine stands still. */
    private static final Duration SHORT = Duration.ofSeconds(20);

    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    static Path folder;

    private static GaleraCluster cluster;
    private Sql one;
    private Sql other;

    @BeforeAll
    static void startCluster() {
        cluster = GaleraCluster.start(folder);
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void open() {
        one = new Sql(cluster.node(0), "masif");
        other = new Sql(cluster.node(1), "masif");
        one.rows("DROP TABLE IF EXISTS lease, written");
        one.rows("DROP TABLE IF EXISTS schema_version, once");
        SchemaFile any = new SchemaFile(1, List.of("CREATE TABLE once (x INT PRIMARY KEY)"));
        RunningMaster.join(new SchemaMigration(one.vertx(), one.pool(), List.of(any)).runOnce());
        one.rows("CREATE TABLE written (x INT PRIMARY KEY)");
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void isHeldByOneUntilItIsGivenBack() {
        Lease lease = await(one, LONG);
        assertThat(acquire(other, LONG)).isEmpty();
        RunningMaster.join(lease.releaseAfter(one.pool(), held -> Future.succeededFuture()));
        await(other, LONG);
    }

    @Test
    void isAcquiredOnceByAllWhoTryAtTheSameTime() {
        for (int turn = 0; turn < 20; turn++) {
            Await.until("what the other server has changed is applied", TIMEOUT, () -> unlessRefused(
                            one.pool().query("DELETE FROM lease").execute())
                    .isPresent());
            List<Future<Optional<Lease>>> attempts = List.of(
                    Lease.acquire(one.pool(), LeaseName.HOUSEKEEPING, "one", LONG),
                    Lease.acquire(other.pool(), LeaseName.HOUSEKEEPING, "other", LONG));
            RunningMaster.join(Future.join(attempts).otherwiseEmpty());
            assertThat(attempts.stream()
                            .filter(each -> each.succeeded() && each.result().isPresent()))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void afterItHasExpiredItsFormerHolderWritesNothing() {
        Lease lease = await(one, SHORT);
        SqlConnection frozen = RunningMaster.join(one.pool().getConnection());
        RunningMaster.join(frozen.begin());
        RunningMaster.join(lease.require(frozen));
        RunningMaster.join(frozen.query("INSERT INTO written VALUES (1)").execute());
        await(other, LONG);
        assertThatThrownBy(() -> RunningMaster.join(frozen.query("COMMIT").execute()))
                .as("a transaction that was begun before")
                .hasMessageContaining("1213");
        assertThatThrownBy(() -> RunningMaster.join(one.pool()
                        .withTransaction(connection -> lease.require(connection).compose(held -> connection
                                .query("INSERT INTO written VALUES (2)")
                                .execute()))))
                .as("a transaction that is begun now")
                .hasMessageContaining("the lease of housekeeping has expired");
        assertThat(other.text("SELECT COUNT(*) FROM written")).isEqualTo("0");
    }

    private static Lease await(Sql sql, Duration duration) {
        return Await.value("the lease", TIMEOUT, () -> acquire(sql, duration));
    }

    /** Empty if another process holds it, or the server has just refused the change. */
    private static Optional<Lease> acquire(Sql sql, Duration duration) {
        return unlessRefused(Lease.acquire(sql.pool(), LeaseName.HOUSEKEEPING, "a test", duration))
                .flatMap(Function.identity());
    }

    /** Empty if the change met one of the other server, which is no error on a cluster. */
    private static <T> Optional<T> unlessRefused(Future<T> change) {
        return RunningMaster.join(change.map(Optional::of)
                .recover(failure -> ConflictRetry.isConflict(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure)));
    }
}
