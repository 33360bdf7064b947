package io.masif.master.endpoint;

import io.masif.clock.DatabaseClock;
import io.masif.domain.Digest;
import io.masif.failure.Failure;
import io.masif.master.answer.AnswerValidity;
import io.masif.master.approval.ApprovalSnapshot;
import io.masif.master.body.BodyParsers;
import io.masif.master.host.AnswerBasis;
import io.masif.master.host.CachedAnswer;
import io.masif.master.host.HostEntry;
import io.masif.master.host.StoredReport;
import io.masif.master.report.ReportSubmission;
import io.masif.master.report.ReportedTask;
import io.masif.master.report.VersionOneReport;
import io.masif.master.v1.ApprovedAnswerRecorder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Version 1: an array of {@link io.masif.wire.v1.Task}, answered with those that are approved. */
final class VersionOneEndpoint extends ReportEndpoint<VersionOneReport> {
    private final EventBus bus;
    private final BodyParsers parsers;
    private final ReportIntake intake;
    private final FreshApprovals approvals;
    private final AnswerCache cache;
    private final DatabaseClock clock;

    VersionOneEndpoint(Vertx vertx, BodyParsers parsers, ReportIntake intake) {
        super(1, intake);
        this.bus = vertx.eventBus();
        this.parsers = parsers;
        this.intake = intake;
        this.approvals = intake.approvals();
        this.cache = intake.cache();
        this.clock = DatabaseClock.of(vertx);
    }

    @Override
    VersionOneReport parse(ReportRequest request) {
        return parsers.parseTasks(request.checksum(), request.body());
    }

    @Override
    Future<EndpointReply> store(ReportRequest request, VersionOneReport report, BooleanSupplier isClientGone) {
        return intake.store(new ReportSubmission(request.sender(), report, isClientGone))
                .compose(stored -> buildAnswer(request, stored, report.tasks(), isClientGone))
                .map(EndpointReply.Answer::new);
    }

    @Override
    Buffer completeCached(CachedAnswer cached) {
        return cached.answer();
    }

    /** An answer that approves something waits until it is stored, and is sent only if it is still valid then. */
    private Future<Buffer> buildAnswer(
            ReportRequest request, StoredReport report, List<ReportedTask> tasks, BooleanSupplier isClientGone) {
        HostEntry host = report.host();
        ApprovalSnapshot snapshot = approvals.get();
        Instant now = clock.now();
        AnswerValidity validity = new AnswerValidity(snapshot.findDelivery(host.id(), now));
        JsonArray approved = new JsonArray();
        Set<Digest> digests = new HashSet<>();
        for (ReportedTask task : tasks) {
            if (validity.add(snapshot.find(host.id(), task.task().action(), true, now))) {
                approved.add(task.task().toJson());
                digests.add(task.action().digest());
            }
        }
        Buffer answer = approved.toBuffer();
        boolean isComplete = !tasks.isEmpty() && digests.size() == tasks.size();
        AnswerBasis basis = new AnswerBasis(snapshot.revision(), validity.untilMillis());
        Future<Void> stored = ApprovedAnswerRecorder.write(bus, report, isComplete, digests, basis)
                .map(done -> {
                    cache.put(host, request, basis, now, validity.startUntilMillis(), answer);
                    return null;
                });
        if (digests.isEmpty()) {
            return Future.succeededFuture(answer);
        }
        return stored.compose(done -> approvals.await()).compose(fresh -> {
            boolean isCurrent = approvals.get().revision() == snapshot.revision();
            if (isCurrent && validity.isValid(clock.now().toEpochMilli())) {
                return Future.succeededFuture(answer);
            }
            return isClientGone.getAsBoolean()
                    ? Future.failedFuture(Failure.unavailable("the approvals changed meanwhile", null))
                    : buildAnswer(request, new StoredReport(host, report.actions()), tasks, isClientGone);
        });
    }
}
