package io.masif.master.endpoint;

import io.masif.master.report.ReportSender;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.function.BooleanSupplier;

/** Answers the reports of one version of the agents' protocol. */
interface ReportEndpoint {
    /** The version. */
    int protocol();

    /**
     * The body of the answer.
     *
     * @param body not to be changed
     * @param isClientGone whether the client has disconnected or been refused; called on any thread
     */
    Future<Buffer> answer(ReportSender sender, byte[] body, BooleanSupplier isClientGone);
}
