package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.host.HostState;
import io.vertx.core.json.JsonObject;

/**
 * The facts that a host sent.
 *
 * @param json as it came, to be stored and not interpreted here
 * @param digest of that JSON
 * @param state the word of {@link HostState} in them, or {@code other} for one that is unknown here; metrics count by it
 */
public record ReportedFacts(String json, Digest digest, String state) {
    private static final String OTHER = "other";

    public static ReportedFacts of(JsonObject facts) {
        String text = facts.encode();
        return new ReportedFacts(text, Digest.ofText(text), readState(facts));
    }

    /** No state in the facts means that the host is well. */
    private static String readState(JsonObject facts) {
        String reported = facts.getString("state");
        return reported == null
                ? HostState.OK.word()
                : HostState.of(reported).map(HostState::word).orElse(OTHER);
    }
}
