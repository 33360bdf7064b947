package io.masif.ui.retry;

import io.masif.decision.HostSet;
import io.masif.decision.PatternJson;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Digest;
import java.util.List;

/**
 * A retry that an operator requests.
 *
 * @param decision the approval's number
 * @param patterns the actions that failed; at least one
 * @param hosts the hosts on which they failed; at least one
 * @param lastRun the number of the last run in which they failed
 */
public record NewRetry(String author, long decision, List<ApprovalPattern> patterns, HostSet hosts, long lastRun) {
    public NewRetry {
        patterns = List.copyOf(patterns);
    }

    String formatPatterns() {
        return PatternJson.format(patterns);
    }

    /** The digest of the content: the same failures are not retried twice by two requests. */
    Digest contentDigest() {
        return Digest.ofText(String.join(
                "\n", Long.toString(decision), formatPatterns(), hosts.digest().hex(), Long.toString(lastRun)));
    }
}
