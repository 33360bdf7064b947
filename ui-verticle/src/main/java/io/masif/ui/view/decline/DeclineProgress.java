package io.masif.ui.view.decline;

import io.masif.decision.Decision;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.approval.summary.Authorship;
import io.masif.ui.view.approval.summary.DecisionSummary;
import io.masif.ui.view.approval.summary.NamedHosts;
import io.masif.ui.view.approval.summary.PatternList;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decline and what it concerns now.
 *
 * @param revokedAt when all of it was revoked; null if it was not
 * @param concernedHosts how many hosts plan an action that it declines; null if that is not known yet
 * @param concernedActions how many different actions of it are planned; null if that is not known yet
 */
public record DeclineProgress(
        DecisionSummary decision, Instant revokedAt, Integer concernedHosts, Integer concernedActions) {
    /** The most names of hosts in it. */
    public static final int MAX_NAMED = 100;

    /**
     * A decline of the index, with all its actions.
     *
     * @param hostNames the names of the first hosts or groups that it names
     */
    public static DeclineProgress of(
            AuthoredDecision decline, List<String> hostNames, int concernedHosts, int concernedActions) {
        Decision decision = decline.decision();
        return new DeclineProgress(
                new DecisionSummary(
                        decline.id(),
                        PatternList.all(decision.patterns()),
                        new NamedHosts(
                                decision.hosts().scope(), decision.hosts().namedCount(), hostNames),
                        new Authorship(decline.author(), decline.comment(), decline.created(), decline.origin()),
                        decision.expires()),
                decline.revokedAt(),
                concernedHosts,
                concernedActions);
    }

    /** A decline in force that the index does not have yet. */
    public static DeclineProgress uncounted(DecisionSummary decision) {
        return new DeclineProgress(decision, null, null, null);
    }

    /** A decline that ended: it concerns nothing any more. */
    public static DeclineProgress ended(DecisionSummary decision, Instant revokedAt) {
        return new DeclineProgress(decision, revokedAt, 0, 0);
    }

    /** A decline alone, to be compared with others by what does not depend on the fleet. */
    public static DeclineProgress withoutCounts(AuthoredDecision decline) {
        return of(decline, List.of(), 0, 0);
    }

    public long id() {
        return decision.id();
    }

    /** Whether it is in force at that moment. */
    public boolean isInForce(Instant now) {
        return revokedAt == null && (decision.expires() == null || now.isBefore(decision.expires()));
    }

    /** Whether it is about some action in one version only: a newer version is not declined. */
    public boolean endsWithNewerVersions() {
        return patterns().anyMatch(pattern -> !isForGood(pattern));
    }

    /** Whether it is about some action in whatever version, or about one that has no versions, such as a removal. */
    public boolean isForGood() {
        return patterns().anyMatch(DeclineProgress::isForGood);
    }

    private Stream<ApprovalPattern> patterns() {
        return decision.patterns().first().stream();
    }

    private static boolean isForGood(ApprovalPattern pattern) {
        return pattern.to() == null && pattern.from() == null;
    }

    /** Whether it ends by itself. */
    public boolean isDeferral() {
        return decision.expires() != null;
    }
}
