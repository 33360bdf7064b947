package io.masif.master.endpoint;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Digest;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.body.BodyParsers;
import io.masif.master.clock.HostClocks;
import io.masif.master.clock.RunTimes;
import io.masif.master.host.StoredReport;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.ProgressInterval;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.VersionTwoReport;
import io.masif.master.store.StoredAction;
import io.masif.wire.ReportAnswerWriter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** Version 2: a {@link io.masif.wire.Report}, answered with a {@link io.masif.wire.ReportAnswer}. */
final class VersionTwoEndpoint extends ReportEndpoint<VersionTwoReport> {
    /** Where no run is in progress. */
    private static final int USUAL_PROGRESS_SECONDS = 1;

    private final BodyParsers parsers;
    private final BackpressureController backpressure;
    private final ProgressInterval progressInterval = new ProgressInterval(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    private final ReportIntake intake;
    private final FreshApprovals approvals;
    private final AnswerCache cache;
    private final DatabaseClock clock;
    private final HostClocks hostClocks;

    VersionTwoEndpoint(Vertx vertx, BodyParsers parsers, BackpressureController backpressure, ReportIntake intake) {
        super(2, intake);
        this.parsers = parsers;
        this.backpressure = backpressure;
        this.intake = intake;
        this.approvals = intake.approvals();
        this.cache = intake.cache();
        this.clock = DatabaseClock.of(vertx);
        this.hostClocks = HostClocks.of(vertx);
    }

    @Override
    VersionTwoReport parse(ReportRequest request) {
        return parsers.parseReport(request.checksum(), request.body());
    }

    @Override
    Future<Buffer> store(ReportRequest request, VersionTwoReport report, BooleanSupplier isClientGone) {
        VersionTwoReport corrected = RunTimes.correct(report, hostClocks.of(request.host()), clock.now());
        return intake.store(new ReportSubmission(request.sender(), corrected, isClientGone))
                .map(stored -> complete(
                        buildApproved(request, stored, report.runs().isEmpty()),
                        progressInterval.seconds(request.host(), report.runs())));
    }

    @Override
    Buffer completeCached(Buffer cached) {
        return complete(cached, USUAL_PROGRESS_SECONDS);
    }

    /** The part of the answer that stays the same as long as the report and the approvals do. */
    private Buffer buildApproved(ReportRequest request, StoredReport stored, boolean isCacheable) {
        ApprovalSnapshot snapshot = approvals.get();
        Instant now = clock.now();
        AnswerValidity validity = new AnswerValidity();
        TreeSet<Digest> approved = new TreeSet<>();
        Map<Digest, Long> retries = new HashMap<>();
        for (StoredAction action : stored.actions()) {
            if (validity.add(snapshot.find(stored.host().id(), action.action(), false, now))) {
                approved.add(action.digest());
                long retry = snapshot.findRetry(stored.host().id(), action.action());
                if (retry > 0) {
                    retries.put(action.digest(), retry);
                }
            }
        }
        Buffer answer = ReportAnswerWriter.writeApproved(approved, retries);
        if (isCacheable) {
            cache.put(stored.host(), request, snapshot.revision(), validity, answer);
        }
        return answer;
    }

    private Buffer complete(Buffer approved, int progressSeconds) {
        return ReportAnswerWriter.write(approved, progressSeconds, backpressure.nextReport());
    }
}
