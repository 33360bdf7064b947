package io.masif.ui.view.approval.summary;

import io.masif.ui.view.rule.DecisionOrigin;
import java.time.Instant;

/**
 * What was decided, by whom, when, and why.
 *
 * @param id its number
 * @param expires null if it does not expire
 */
public record DecisionSummary(long id, PatternList patterns, NamedHosts hosts, Authorship authorship, Instant expires) {
    public String author() {
        return authorship.author();
    }

    /** Null if there is none. */
    public String comment() {
        return authorship.comment();
    }

    public Instant created() {
        return authorship.created();
    }

    /** The rule or rollout that decided; null if the author did. */
    public DecisionOrigin origin() {
        return authorship.origin();
    }
}
