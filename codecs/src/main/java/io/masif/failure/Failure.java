package io.masif.failure;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/**
 * A failure with the status that a server answers. Its message is a sentence for the client: what is wrong, and what would be
 * right.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration NO_RETRY_AFTER = Duration.ZERO;

    private final Code code;
    private final Duration retryAfter;

    private Failure(Code code, String sentence, Duration retryAfter, Throwable cause) {
        super(sentence, cause, false, code.isInternal());
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** The kind of a failure, with its HTTP status. */
    public enum Code {
        BAD_INPUT(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        WRONG_METHOD(405),
        CONFLICT(409),
        TOO_LARGE(413),
        TOO_MANY(429),
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Whether it is a bug of ours, to be logged with its stack trace. */
        public boolean isInternal() {
            return this == INTERNAL;
        }

        static Code ofStatus(int status) {
            for (Code code : values()) {
                if (code.status == status) {
                    return code;
                }
            }
            return INTERNAL;
        }
    }

    /** A failure of the given code with a sentence for the client. */
    public static Failure of(Code code, String sentence) {
        return new Failure(code, sentence, NO_RETRY_AFTER, null);
    }

    /** The request is wrong; the sentence says how, and what would be right. */
    public static Failure badInput(String sentence) {
        return of(Code.BAD_INPUT, sentence);
    }

    /**
     * A required service is unavailable; the server decides when the client may retry.
     *
     * @param cause may be null
     */
    public static Failure unavailable(String sentence, Throwable cause) {
        return unavailable(sentence, NO_RETRY_AFTER, cause);
    }

    /** A required service is unavailable; the client may retry after the given time. */
    public static Failure unavailable(String sentence, Duration retryAfter, Throwable cause) {
        return new Failure(Code.UNAVAILABLE, sentence, retryAfter, cause);
    }

    /** The client sends too many requests; it may retry after the given time. */
    public static Failure tooMany(String sentence, Duration retryAfter) {
        return new Failure(Code.TOO_MANY, sentence, retryAfter, null);
    }

    /**
     * Converts anything that was thrown: a failure is returned itself, a reply of {@link #toReplyException()} is converted
     * back, and all else becomes an internal failure with that cause.
     */
    public static Failure from(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        if (thrown instanceof ReplyException reply) {
            return switch (reply.failureType()) {
                case RECIPIENT_FAILURE ->
                    new Failure(Code.ofStatus(reply.failureCode()), reply.getMessage(), NO_RETRY_AFTER, null);
                case TIMEOUT -> unavailable("too busy: no answer came in time", reply);
                case NO_HANDLERS -> unavailable("just starting, or ending", reply);
                case ERROR -> new Failure(Code.INTERNAL, "internal error", NO_RETRY_AFTER, reply);
            };
        }
        return new Failure(Code.INTERNAL, "internal error", NO_RETRY_AFTER, thrown);
    }

    /** This failure as a reply on the event bus; the time of the retry is lost. */
    public ReplyException toReplyException() {
        return new ReplyException(ReplyFailure.RECIPIENT_FAILURE, code.status(), getMessage());
    }

    /** The kind of the failure. */
    public Code code() {
        return code;
    }

    /** After which time the client may retry; zero if the failure does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
