package io.masif.system.fleet;

import example.client.ApiException;
import io.masif.rig.process.Await;
import java.time.Duration;
import java.util.Optional;

/**
 * A call of the generated client that is made again while the UI answers 503, as its contract asks of programs.
 *
 * @param <T> what the UI answers
 */
@FunctionalInterface
interface RetriedCall<T> {
    Duration TIMEOUT = Duration.ofSeconds(90);
    int UNAVAILABLE = 503;

    T send() throws ApiException;

    /**
     * The answer.
     *
     * @throws ApiException of the first answer that is an error other than 503
     * @throws AssertionError with the message of the last 503 if there is no other answer in time
     */
    static <T> T answer(RetriedCall<T> call) throws ApiException {
        StringBuilder last = new StringBuilder();
        Attempt<T> attempt = Await.value(() -> "an answer other than " + last, TIMEOUT, () -> {
            Attempt<T> made = Attempt.of(call);
            last.replace(0, last.length(), made.describeError());
            return made.isUnavailable() ? Optional.empty() : Optional.of(made);
        });
        if (attempt.error() != null) {
            throw attempt.error();
        }
        return attempt.value();
    }

    /**
     * @param value null if there is an error
     * @param error null if there is none
     */
    record Attempt<T>(T value, ApiException error) {
        static <T> Attempt<T> of(RetriedCall<T> call) {
            try {
                return new Attempt<>(call.send(), null);
            } catch (ApiException e) {
                return new Attempt<>(null, e);
            }
        }

        boolean isUnavailable() {
            return error != null && error.getCode() == UNAVAILABLE;
        }

        String describeError() {
            return error == null ? "" : error.getMessage();
        }
    }
}
