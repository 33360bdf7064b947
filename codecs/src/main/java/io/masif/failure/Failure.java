package io.masif.failure;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;

/**
 * A failure that carries what a server answers. Its message is a sentence for whoever sent the request: what is wrong,
 * and what would be right.
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

    /** What failed, by the HTTP status that it is answered with. */
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

        /** Whether the fault is ours and worth a stack trace, not the client's or the circumstances'. */
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

    /** Something in the request is wrong; the sentence says what, and what would be right. */
    public static Failure badInput(String sentence) {
        return of(Code.BAD_INPUT, sentence);
    }

    /**
     * Something that is needed is away for now; whoever answers says when to come back.
     *
     * @param cause may be null
     */
    public static Failure unavailable(String sentence, Throwable cause) {
        return unavailable(sentence, NO_RETRY_AFTER, cause);
    }

    /** Something that is needed is away for now; the client shall come back after the time given. */
    public static Failure unavailable(String sentence, Duration retryAfter, Throwable cause) {
        return new Failure(Code.UNAVAILABLE, sentence, retryAfter, cause);
    }

    /** The client asks too much or too often; it shall come back after the time given. */
    public static Failure tooMany(String sentence, Duration retryAfter) {
        return new Failure(Code.TOO_MANY, sentence, retryAfter, null);
    }

    /**
     * The failure behind anything that was thrown: itself, what a consumer on the event bus failed with by
     * {@link #toReplyException()}, or else an internal one with the given as its cause.
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

    /** This failure as a consumer on the event bus can send it to whoever asked; when to try again gets lost. */
    public ReplyException toReplyException() {
        return new ReplyException(ReplyFailure.RECIPIENT_FAILURE, code.status(), getMessage());
    }

    /** What failed. */
    public Code code() {
        return code;
    }

    /** When to try again; zero if the failure does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
