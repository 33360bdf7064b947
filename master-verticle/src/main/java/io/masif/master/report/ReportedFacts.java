package io.masif.master.report;

import io.masif.domain.Digest;
import io.masif.domain.host.HostState;
import io.masif.wire.EncodedFacts;

/**
 * The facts that a host sent.
 *
 * @param json as it came, to be stored and not interpreted here
 * @param digest of that JSON
 * @param state the word of {@link HostState} in them, or {@code other} for one that is unknown here; metrics count by it
 */
public record ReportedFacts(String json, Digest digest, String state) {
    private static final String OTHER = "other";

    public static ReportedFacts of(EncodedFacts facts) {
        return new ReportedFacts(facts.json(), Digest.ofText(facts.json()), toKnownState(facts.state()));
    }

    /** No state in the facts means that the host is well. */
    private static String toKnownState(String reported) {
        return reported == null
                ? HostState.OK.word()
                : HostState.of(reported).map(HostState::word).orElse(OTHER);
    }
}
