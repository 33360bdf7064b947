package io.masif.ui.decision;

import io.masif.decision.HostSelection;
import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import io.masif.ui.view.rule.DecisionOrigin;
import java.time.Instant;
import java.util.List;

/**
 * A decision that an operator requests, or that is made for one.
 *
 * @param patterns the actions; at least one
 * @param comment null if there is none
 * @param expires when it expires; null if it does not
 * @param key the key of the request, by which it can be repeated; null if there is none
 * @param origin the rule or rollout that makes it; null if the operator does
 */
public record NewDecision(
        String author,
        List<ApprovalPattern> patterns,
        HostSelection hosts,
        String comment,
        Instant expires,
        RequestKey key,
        DecisionOrigin origin) {
    public NewDecision {
        patterns = List.copyOf(patterns);
    }

    /** A decision that an operator makes. */
    public NewDecision(
            String author,
            List<ApprovalPattern> patterns,
            HostSelection hosts,
            String comment,
            Instant expires,
            RequestKey key) {
        this(author, patterns, hosts, comment, expires, key, null);
    }

    /** The digest of the content: equal decisions of different authors have equal digests. */
    Digest contentDigest(String patternText, Digest hostSet) {
        return Digest.ofText(String.join(
                "\n",
                patternText,
                hosts.scope().word(),
                describeHosts(hostSet),
                expires == null ? "" : expires.toString(),
                comment == null ? "" : comment));
    }

    private String describeHosts(Digest hostSet) {
        if (!hosts.groups().isEmpty()) {
            return hosts.groups().format();
        }
        return hostSet == null ? "" : hostSet.hex();
    }

    String formatPatterns() {
        return PatternJson.format(patterns);
    }
}
