package io.masif.fuzz.server;

import io.masif.fuzz.bed.Response;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer that refuses has to be: a status of its own, and a sentence for the client. */
final class RefusalRule {
    private static final Pattern INTERNALS =
            Pattern.compile("(java|io|com)\\.[a-z]+\\.[a-z]|Exception|SQL|\\bnull pointer");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    private static final int MAX_LENGTH = 1000;

    private RefusalRule() {}

    /** What is wrong with an answer other than 200. */
    static Optional<String> findFault(Response response) {
        int status = response.status();
        boolean unavailable = status == 503;
        if (unavailable && !response.header("retry-after").matches("[0-9]+")) {
            return Optional.of("503 without Retry-After");
        }
        if (!unavailable && (status < 400 || status > 499)) {
            return Optional.of("status " + status);
        }
        String sentence = getSentence(response);
        if (sentence.isBlank()) {
            return Optional.of(status + " without a sentence");
        }
        if (INTERNALS.matcher(sentence).find()) {
            return Optional.of(status + " with internals in its sentence");
        }
        if (INVISIBLE.matcher(sentence).find()) {
            return Optional.of(status + " with invisible characters in its sentence");
        }
        return sentence.length() > MAX_LENGTH ? Optional.of(status + " with a long sentence") : Optional.empty();
    }

    private static String getSentence(Response response) {
        String type = response.header("content-type");
        boolean isProblem = type.startsWith("application/problem+json");
        if (!isProblem && !type.startsWith("application/json")) {
            return response.body().strip();
        }
        try {
            return new JsonObject(response.body()).getString(isProblem ? "detail" : "error", "");
        } catch (DecodeException | ClassCastException e) {
            return "";
        }
    }
}
