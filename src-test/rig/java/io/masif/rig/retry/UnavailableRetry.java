package io.masif.rig.retry;

import io.masif.rig.process.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Sends a request again that a server has refused since it is short of something, as our contracts want it from programs. On a
 * busy machine each process stands still for seconds. Nothing was changed by such a request.
 */
public final class UnavailableRetry {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int UNAVAILABLE = 503;
    /** What a UI answers that waits for its database. */
    private static final List<String> BUSY = List.of(
            "No connection to the database came free in time.",
            "The database did not answer in time.",
            "The connection to the database ended before an answer came.",
            "and was given up. Nothing was changed");

    private UnavailableRetry() {}

    /** The answer to a request that is sent until it is not refused with 503; the last refusal if that takes longer. */
    public static HttpResponse<String> send(Duration patience, Supplier<HttpResponse<String>> request) {
        return attempt(patience, request, UnavailableRetry::isUnavailable);
    }

    /** As {@link #send}, but only while a UI waits for its database: any other refusal is an answer. */
    public static HttpResponse<String> sendWhileBusy(Supplier<HttpResponse<String>> request) {
        return attempt(TIMEOUT, request, answer -> isUnavailable(answer) && isBusy(answer.body()));
    }

    /**
     * As {@link #sendWhileBusy}, for what a program makes of the answer.
     *
     * @param problem the text in which it says what a UI has refused
     */
    public static <T> T attemptWhileBusy(Supplier<T> program, Function<T, String> problem) {
        return attempt(TIMEOUT, program, outcome -> isBusy(problem.apply(outcome)));
    }

    /** The outcome of an attempt that is made until it is not refused; the last one if that takes longer. */
    public static <T> T attempt(Duration patience, Supplier<T> attempt, Predicate<T> isRefused) {
        long deadline = System.nanoTime() + patience.toNanos();
        return Await.value("an answer", patience.multipliedBy(2), () -> Optional.of(attempt.get())
                .filter(outcome -> !isRefused.test(outcome) || System.nanoTime() > deadline));
    }

    private static boolean isUnavailable(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE;
    }

    private static boolean isBusy(String problem) {
        return BUSY.stream().anyMatch(problem::contains);
    }
}
