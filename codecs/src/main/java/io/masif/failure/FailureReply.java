package io.masif.failure;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;

/** A failure as a reply on the event bus of its process. */
final class FailureReply extends ReplyException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    FailureReply(Failure failure) {
        super(ReplyFailure.RECIPIENT_FAILURE, failure.code().status(), failure.getMessage());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
