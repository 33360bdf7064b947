package io.masif.master.endpoint;

import io.masif.clock.DatabaseClock;
import io.masif.drain.Drain;
import io.masif.master.answer.PlanAnswer;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.body.BodyParsers;
import io.masif.master.clock.HostClocks;
import io.masif.master.clock.RunTimes;
import io.masif.master.held.HeldReport;
import io.masif.master.held.HoldRequest;
import io.masif.master.host.AnswerBasis;
import io.masif.master.host.CachedAnswer;
import io.masif.master.host.StoredReport;
import io.masif.master.overload.BackpressureController;
import io.masif.master.overload.ProgressInterval;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.VersionTwoReport;
import io.masif.wire.ReportAnswer;
import io.masif.wire.ReportAnswerWriter;
import io.masif.wire.ReportAnswerWriter.NextReport;
import io.masif.wire.WaitRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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
    private final Drain drain;

    VersionTwoEndpoint(Vertx vertx, BodyParsers parsers, BackpressureController backpressure, ReportIntake intake) {
        super(2, intake);
        this.parsers = parsers;
        this.backpressure = backpressure;
        this.intake = intake;
        this.approvals = intake.approvals();
        this.cache = intake.cache();
        this.clock = DatabaseClock.of(vertx);
        this.hostClocks = HostClocks.of(vertx);
        this.drain = Drain.of(vertx);
    }

    @Override
    VersionTwoReport parse(ReportRequest request) {
        return parsers.parseReport(request.checksum(), request.body());
    }

    @Override
    Future<EndpointReply> store(ReportRequest request, VersionTwoReport report, BooleanSupplier isClientGone) {
        VersionTwoReport corrected = RunTimes.correct(report, hostClocks.of(request.host()), clock.now());
        return intake.store(new ReportSubmission(request.sender(), corrected, isClientGone))
                .map(stored -> reply(request, report, stored));
    }

    @Override
    Buffer completeCached(CachedAnswer cached) {
        return ReportAnswerWriter.write(
                cached.answer(),
                secondsUntil(cached.startUntilMillis()),
                USUAL_PROGRESS_SECONDS,
                backpressure.nextReport());
    }

    private EndpointReply reply(ReportRequest request, VersionTwoReport report, StoredReport stored) {
        ApprovalSnapshot snapshot = approvals.get();
        Instant now = clock.now();
        PlanAnswer answer = PlanAnswer.of(snapshot, stored.host().id(), stored.actions(), now);
        Optional<WaitRequest> wait = report.waitRequest().map(this::limit).filter(limited -> limited.seconds() > 0);
        Buffer approved = answer.approved().toJson();
        if (report.runs().isEmpty()) {
            cache.put(
                    stored.host(),
                    request,
                    new AnswerBasis(snapshot.revision(), answer.untilMillis()),
                    now,
                    answer.startUntilMillis(),
                    wait.isEmpty() ? approved : null);
        }
        Function<NextReport, Buffer> body = next -> ReportAnswerWriter.write(
                approved,
                secondsUntil(answer.startUntilMillis()),
                progressInterval.seconds(request.host(), report.runs()),
                next);
        if (wait.isEmpty()) {
            return new EndpointReply.Answer(body.apply(backpressure.nextReport()));
        }
        if (!answer.approved().tag().equals(wait.get().tag())) {
            return new EndpointReply.Answer(body.apply(backpressure.nextReportAfter(Duration.ZERO)));
        }
        HoldRequest hold = new HoldRequest(
                stored.host().id(),
                stored.host().planId(),
                stored.actions(),
                wait.get(),
                snapshot,
                answer.untilMillis());
        return new EndpointReply.Hold(hold, () -> body.apply(backpressure.nextReport()));
    }

    /** Rounded down, so that no run is started after the end. */
    private int secondsUntil(long endMillis) {
        if (endMillis == Long.MAX_VALUE) {
            return ReportAnswer.NO_LIMIT;
        }
        long millis = Math.max(0, endMillis - clock.now().toEpochMilli());
        return (int) Math.min(ReportAnswer.NO_LIMIT, TimeUnit.MILLISECONDS.toSeconds(millis));
    }

    private WaitRequest limit(WaitRequest wait) {
        int max = (int) backpressure.maxWait().toSeconds();
        return wait.seconds() <= max ? wait : new WaitRequest(max, wait.tag());
    }

    /** The answer to a report that was held back, by the approvals now. */
    Future<Buffer> answerHeld(HeldReport held) {
        return approvals.await().map(fresh -> {
            cache.markSeen(held.host());
            PlanAnswer answer = held.evaluate(approvals.get(), clock.now());
            return ReportAnswerWriter.write(
                    answer.approved().toJson(),
                    secondsUntil(answer.startUntilMillis()),
                    USUAL_PROGRESS_SECONDS,
                    drain.isClosing() ? backpressure.nextReportElsewhere() : backpressure.nextReportAfter(held.age()));
        });
    }
}
