package io.masif.master.endpoint;

import io.masif.master.held.HoldRequest;
import io.vertx.core.buffer.Buffer;

/** What an endpoint does with a report that it has stored. */
sealed interface EndpointReply {
    /** Answers it with this body. */
    record Answer(Buffer body) implements EndpointReply {}

    /** Holds its answer back. */
    record Hold(HoldRequest request) implements EndpointReply {}
}
