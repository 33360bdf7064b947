package io.masif.master.endpoint;

import io.masif.master.host.StoredReport;
import io.masif.master.overload.ReportAdmission;
import io.masif.master.report.ReportSubmission;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** What both versions of the protocol do with a report that is not answered from memory: parse it, and store it. */
final class ReportIntake {
    private final EventBus bus;
    private final FreshApprovals approvals;
    private final AnswerCache cache;
    private final ReportAdmission admission;

    ReportIntake(Vertx vertx, FreshApprovals approvals, AnswerCache cache, ReportAdmission admission) {
        this.bus = vertx.eventBus();
        this.approvals = approvals;
        this.cache = cache;
        this.admission = admission;
    }

    FreshApprovals approvals() {
        return approvals;
    }

    AnswerCache cache() {
        return cache;
    }

    /** @throws io.masif.failure.Failure as unavailable, if there is no capacity for it */
    <T> Future<T> parse(ReportRequest request, Callable<T> parser, BooleanSupplier isClientGone) {
        return admission.parse(request.body(), parser, () -> cache.isRepeated(request), isClientGone);
    }

    /** Succeeds when what the report changes is committed, and the approvals are fresh. */
    Future<StoredReport> store(ReportSubmission report) {
        return bus.<StoredReport>request(ReportSubmission.ADDRESS, report, ReportAdmission.STORE_TIMEOUT)
                .compose(stored -> approvals.await().map(fresh -> stored.body()));
    }
}
