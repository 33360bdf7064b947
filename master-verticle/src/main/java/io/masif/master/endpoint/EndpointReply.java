package io.masif.master.endpoint;

import io.masif.master.held.HoldRequest;
import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** What an endpoint does with a report that it has stored. */
sealed interface EndpointReply {
    /** Answers it with this body. */
    record Answer(Buffer body) implements EndpointReply {}

    /**
     * Holds its answer back.
     *
     * @param answer makes the body of the answer if it cannot be held
     */
    record Hold(HoldRequest request, Supplier<Buffer> answer) implements EndpointReply {}
}
