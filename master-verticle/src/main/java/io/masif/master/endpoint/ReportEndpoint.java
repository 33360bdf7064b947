package io.masif.master.endpoint;

import io.masif.master.host.CachedAnswer;
import io.masif.master.report.HostReport;
import io.masif.master.report.ReportSender;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.BooleanSupplier;

/**
 * Answers the reports of one version of the agents' protocol.
 *
 * @param <T> a parsed report
 */
abstract class ReportEndpoint<T extends HostReport> {
    private final int protocol;
    private final ReportIntake intake;

    /** @param protocol the version */
    ReportEndpoint(int protocol, ReportIntake intake) {
        this.protocol = protocol;
        this.intake = intake;
    }

    /** The version. */
    final int protocol() {
        return protocol;
    }

    /**
     * The answer: from memory if the report is the last one again, otherwise once it is stored.
     *
     * @param body not to be changed
     * @param isClientGone whether the client has disconnected or been refused; called on any thread
     */
    final Future<EndpointReply> answer(ReportSender sender, byte[] body, BooleanSupplier isClientGone) {
        if (!intake.approvals().areFresh()) {
            return intake.approvals().await().compose(fresh -> answer(sender, body, isClientGone));
        }
        ReportRequest request = ReportRequest.of(protocol, sender, body);
        CachedAnswer cached = intake.cache().get(request);
        return cached != null
                ? Future.succeededFuture(new EndpointReply.Answer(completeCached(cached)))
                : intake.parse(request, () -> parse(request), isClientGone)
                        .compose(report -> store(request, report, isClientGone));
    }

    /** Parses the body; called on any thread. */
    abstract T parse(ReportRequest request);

    /** Stores the report, and builds the answer to it, or holds it back. */
    abstract Future<EndpointReply> store(ReportRequest request, T report, BooleanSupplier isClientGone);

    /** Adds to an answer from memory what is not the same each time. */
    abstract Buffer completeCached(CachedAnswer cached);
}
