package io.masif.failure;

import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.util.List;

/**
 * A failure with the status that a server answers. Its message is a sentence for the client: what is wrong, and what would be
 * right.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration NO_RETRY_AFTER = Duration.ZERO;

    private final Code code;
    private final transient Sentence sentence;
    private final Duration retryAfter;
    private final transient List<MemberError> errors;

    private Failure(Code code, Sentence sentence, Duration retryAfter, Throwable cause) {
        this(code, sentence, retryAfter, cause, List.of());
    }

    private Failure(Code code, Sentence sentence, Duration retryAfter, Throwable cause, List<MemberError> errors) {
        super(sentence.english(), cause, false, code.isInternal());
        this.code = code;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
        this.errors = List.copyOf(errors);
    }

    /** The kind of a failure, with its HTTP status. */
    public enum Code {
        BAD_INPUT(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        WRONG_METHOD(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        TOO_LARGE(413),
        UNSUPPORTED_TYPE(415),
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
    }

    /** A failure of the given code with a sentence for the client, which is known in English only. */
    public static Failure of(Code code, String sentence) {
        return of(code, () -> sentence);
    }

    /** A failure of the given code with a sentence for the client. */
    public static Failure of(Code code, Sentence sentence) {
        return new Failure(code, sentence, NO_RETRY_AFTER, null);
    }

    /** The request is wrong; the sentence says how, and what would be right. */
    public static Failure badInput(String sentence) {
        return of(Code.BAD_INPUT, sentence);
    }

    /** The request is wrong; the sentence says how, and what would be right. */
    public static Failure badInput(Sentence sentence) {
        return of(Code.BAD_INPUT, sentence);
    }

    /** Members of the body are wrong, at least one; the sentence is that of the first. */
    public static Failure badMembers(List<MemberError> errors) {
        return new Failure(Code.BAD_INPUT, errors.get(0)::detail, NO_RETRY_AFTER, null, errors);
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
        return unavailable(() -> sentence, retryAfter, cause);
    }

    /**
     * A required service is unavailable; the client may retry after the given time.
     *
     * @param retryAfter zero if the server decides it
     * @param cause may be null
     */
    public static Failure unavailable(Sentence sentence, Duration retryAfter, Throwable cause) {
        return new Failure(Code.UNAVAILABLE, sentence, retryAfter, cause);
    }

    /** The client sends too many requests; it may retry after the given time. */
    public static Failure tooMany(String sentence, Duration retryAfter) {
        return tooMany(() -> sentence, retryAfter);
    }

    /** The client sends too many requests; it may retry after the given time. */
    public static Failure tooMany(Sentence sentence, Duration retryAfter) {
        return new Failure(Code.TOO_MANY, sentence, retryAfter, null);
    }

    /**
     * Converts anything that was thrown: a failure is returned itself, also from a reply of {@link #toReplyException()}, a
     * reply that did not come is unavailable, and all else becomes an internal failure with that cause.
     */
    public static Failure from(Throwable thrown) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        if (thrown instanceof FailureReply reply) {
            return reply.failure();
        }
        if (thrown instanceof ReplyException reply) {
            return switch (reply.failureType()) {
                case TIMEOUT -> unavailable("too busy: no answer came in time", reply);
                case NO_HANDLERS -> unavailable("just starting, or ending", reply);
                case RECIPIENT_FAILURE, ERROR -> createInternal(reply);
            };
        }
        return createInternal(thrown);
    }

    private static Failure createInternal(Throwable cause) {
        return new Failure(Code.INTERNAL, () -> "internal error", NO_RETRY_AFTER, cause);
    }

    /** This failure as a reply on the event bus of this process. */
    public ReplyException toReplyException() {
        return new FailureReply(this);
    }

    /** The kind of the failure. */
    public Code code() {
        return code;
    }

    /** What the client is told; {@link #getMessage} is the same in English. */
    public Sentence sentence() {
        return sentence;
    }

    /** The members of the body that are wrong, in their order; empty if that is not known, or something else is wrong. */
    public List<MemberError> errors() {
        return errors;
    }

    /** After which time the client may retry; zero if the failure does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
