package io.masif.master.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.bus.LocalCodec;
import io.masif.domain.Digest;
import io.masif.master.bed.VersionOneDatabase;
import io.masif.master.catalogue.FleetCatalogue;
import io.masif.master.database.TransactionRunner;
import io.masif.master.duplicate.DuplicateIdentityDetector;
import io.masif.master.host.HostCache;
import io.masif.master.overload.BackpressureController;
import io.masif.master.report.ReportSender;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedAction;
import io.masif.master.report.ReportedPlan;
import io.masif.master.report.VersionOneReport;
import io.masif.rig.process.Await;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When reports are parsed again after the queue was full: as soon as a batch leaves room in it. */
class ReportBatchesTest {
    private static final int SMALL = 230;
    private static final int LARGE = 10;
    /** About 600 KB: a batch has no more than six of them. */
    private static final int ACTIONS_OF_LARGE = 1500;
    /** A queue is full whose first report has waited for a quarter of a second. */
    private static final long WAIT_NANOS = Duration.ofMillis(300).toNanos();

    private final Vertx vertx = Vertx.vertx();
    private final BackpressureController backpressure =
            new BackpressureController(Duration.ofSeconds(30), Duration.ZERO);
    private final List<Message<ReportSubmission>> messages = new CopyOnWriteArrayList<>();
    private ReportBatches batches;

    @BeforeEach
    void start() {
        LocalCodec.register(vertx.eventBus(), ReportSubmission.class);
        vertx.eventBus().<ReportSubmission>localConsumer(ReportSubmission.ADDRESS, messages::add);
        VersionOneDatabase database = new VersionOneDatabase(vertx);
        HostCache hosts = new HostCache();
        ReportWriter writer = new ReportWriter(
                vertx,
                database.pool(),
                TransactionRunner.of(database.pool()),
                new FleetCatalogue(hosts::isNew),
                hosts,
                new DuplicateIdentityDetector(vertx, database.pool()));
        // the test takes the batches itself
        batches = new ReportBatches(vertx, Duration.ofHours(1), writer, hosts, backpressure);
    }

    @AfterEach
    void stop() {
        VersionOneDatabase.wait(vertx.close());
    }

    @Test
    void reportsAreParsedAgainOnlyWhenTheRestIsNoFullQueue() {
        List<Message<ReportSubmission>> all = receive();
        assertThat(all).allMatch(batches::add);
        long now = System.nanoTime() + WAIT_NANOS;
        backpressure.recordQueueFull(now);
        assertThat(batches.takeBatch(now)).hasSizeLessThan(LARGE);
        assertThat(backpressure.isQueueFull(now)).isTrue();
        assertThat(batches.takeBatch(now)).hasSizeGreaterThan(SMALL);
        assertThat(backpressure.isQueueFull(now)).isFalse();
    }

    /** The large reports first. */
    private List<Message<ReportSubmission>> receive() {
        for (int i = 0; i < LARGE + SMALL; i++) {
            vertx.eventBus().send(ReportSubmission.ADDRESS, submission(i, i < LARGE ? ACTIONS_OF_LARGE : 1));
        }
        Await.until("all are here", Duration.ofSeconds(90), () -> messages.size() == LARGE + SMALL);
        return List.copyOf(messages);
    }

    private static ReportSubmission submission(int number, int actions) {
        ReportedPlan plan = new ReportedPlan(
                Digest.ofText("plan" + number),
                Collections.nCopies(actions, ReportedAction.of(VersionOneDatabase.PERL)));
        return new ReportSubmission(
                new ReportSender("host" + number, BigInteger.ONE, Instant.EPOCH, number, "192.0.2.1", null),
                new VersionOneReport(List.of(), plan),
                () -> false);
    }
}
