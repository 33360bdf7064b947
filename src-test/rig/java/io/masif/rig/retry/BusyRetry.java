package io.masif.rig.retry;

import io.masif.rig.process.Await;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks a UI again that refused a request because its database did not answer in time, as its contract wants it from programs. On
 * a busy machine each process stands still for seconds. Nothing was changed by such a request; every other refusal is an answer.
 */
public final class BusyRetry {
    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final int UNAVAILABLE = 503;
    private static final List<String> REFUSALS = List.of(
            "No connection to the database came free in time.",
            "The database did not answer in time.",
            "The connection to the database ended before an answer came.",
            "and was given up. Nothing was changed");

    private BusyRetry() {}

    /** The answer to a request that is sent until it is not refused so. */
    public static HttpResponse<String> send(Supplier<HttpResponse<String>> request) {
        return attempt(request, answer -> answer.statusCode() == UNAVAILABLE ? answer.body() : "");
    }

    /**
     * The outcome of an attempt that is made until it is not refused so.
     *
     * @param refusal the text of an outcome that may be such a refusal
     */
    public static <T> T attempt(Supplier<T> attempt, Function<T, String> refusal) {
        return Await.value("an answer of a UI that waits for its database", TIMEOUT, () -> Optional.of(attempt.get())
                .filter(outcome -> !isBusy(refusal.apply(outcome))));
    }

    private static boolean isBusy(String refusal) {
        return REFUSALS.stream().anyMatch(refusal::contains);
    }
}
