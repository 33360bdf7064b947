package io.masif.agent.retry;

import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The refusals of runs for one cause.
 *
 * @param count the number of refusals in succession
 * @param retryTime the earliest time of the next attempt
 * @param conditions those of the last refusal
 */
record RunRefusal(RefusalCause cause, int count, Instant retryTime, RunConditions conditions) {
    private static final int MAX_CAUSE_LENGTH = 200;

    static RunRefusal first(RefusalCause cause, RetryDelay delay, Instant now, RunConditions conditions) {
        return new RunRefusal(cause, 1, now.plus(delay.after(1)), conditions);
    }

    RunRefusal withAnother(RefusalCause cause, RetryDelay delay, Instant now, RunConditions later) {
        return new RunRefusal(cause, count + 1, now.plus(delay.after(count + 1)), conditions.mergeWith(later));
    }

    /** Why, and when the next attempt is, for a person. */
    String describe() {
        // the time first, and the cause short: where facts are too long for a report, the ends of sentences are cut off
        return HostSentence.REFUSED.format(
                retryTime.truncatedTo(ChronoUnit.SECONDS), Quote.truncate(cause.sentence(), MAX_CAUSE_LENGTH));
    }

    boolean isResolved(RunConditions current) {
        return conditions.isResolved(cause, current);
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
