package io.masif.master.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.boot.config.Address;
import io.masif.boot.database.DatabaseConfiguration;
import io.masif.boot.database.DatabasePool;
import io.masif.clock.DatabaseClock;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.approval.ApprovalState;
import io.masif.master.approval.ApprovalVerticle;
import io.masif.master.bed.RunningMaster;
import io.masif.master.bed.Sql;
import io.masif.master.schema.SchemaFile;
import io.masif.master.schema.SchemaMigration;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.process.Await;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalWalkTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final ApprovalState state = ApprovalState.of(vertx);
    private final AtomicInteger walks = new AtomicInteger();
    private Sql sql;

    @BeforeEach
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.shared();
        String name = database.newDatabase();
        Pool pool = DatabasePool.createPool(
                vertx,
                "walk",
                new DatabaseConfiguration(
                        new Address(database.host(), database.port()), name, database.user(), database.password(), 2));
        RunningMaster.join(new SchemaMigration(vertx, pool, SchemaFile.loadAll()).runOnce());
        RunningMaster.join(vertx.deployVerticle(new ApprovalVerticle(pool, Duration.ofMillis(50))));
        sql = new Sql(database, name);
    }

    @AfterEach
    void stop() {
        sql.close();
        RunningMaster.join(vertx.close());
    }

    /** Its answer was computed from the approvals before: nobody tells it of the change otherwise. */
    @Test
    void theFirstReportThatIsHeldIsComparedWithApprovalsThatChangedMeanwhile() {
        Await.until("the approvals are read", TIMEOUT, () -> state.latest() != null);
        ApprovalSnapshot before = state.latest();
        sql.approve("bar", null, null, null, null);
        Await.until("they changed", TIMEOUT, () -> state.latest().revision() != before.revision());
        ApprovalWalk walk = new ApprovalWalk(
                () -> {
                    walks.incrementAndGet();
                    return List.of();
                },
                new HeldPlans(1000),
                new EventLoopSlices(vertx),
                state,
                DatabaseClock.of(vertx),
                new PacedAnswers(new ApprovalPace(0), report -> {}),
                report -> {});
        walk.begin(before);
        assertThat(walks).hasValue(1);
    }
}
