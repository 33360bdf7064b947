package io.masif.agent.retry;

import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That runs were refused for one cause.
 *
 * @param count how often, one after the other
 * @param retryTime not to be tried again before
 * @param conditions those under which the last of them was refused
 */
record RunRefusal(RefusalCause cause, int count, Instant retryTime, RunConditions conditions) {
    private static final int MAX_CAUSE_LENGTH = 200;

    static RunRefusal first(RefusalCause cause, ExponentialBackoff backoff, Instant now, RunConditions conditions) {
        return new RunRefusal(cause, 1, now.plus(backoff.delayAfter(1)), conditions);
    }

    RunRefusal withAnother(RefusalCause cause, ExponentialBackoff backoff, Instant now, RunConditions later) {
        return new RunRefusal(cause, count + 1, now.plus(backoff.delayAfter(count + 1)), conditions.mergeWith(later));
    }

    /** For a person: why, and when the next attempt is. */
    String describe() {
        // the time first, and the cause short: facts that are too long for a report lose the end of each sentence
        return "was refused; it is tried again at " + retryTime.truncatedTo(ChronoUnit.SECONDS)
                + ", or when the plan, its approval, the package lists or the cause change: "
                + Quote.truncate(cause.sentence(), MAX_CAUSE_LENGTH);
    }

    boolean isResolved(RunConditions now) {
        return conditions.isResolved(cause, now);
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("state", cause.state().word())
                .put("key", cause.key())
                .put("sentence", cause.sentence())
                .put("count", count)
                .put("until", retryTime.toString())
                .put("conditions", conditions.toJson());
    }

    static RunRefusal fromJson(JsonObject json) {
        return new RunRefusal(
                new RefusalCause(
                        HostState.of(json.getString("state")).orElseThrow(),
                        json.getString("key"),
                        json.getString("sentence")),
                json.getInteger("count"),
                Instant.parse(json.getString("until")),
                RunConditions.fromJson(json.getJsonObject("conditions")));
    }
}
