package io.masif.ui.view.decline;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.approval.AuthoredDecision;
import java.util.List;
import java.util.stream.Stream;

/**
 * A decline and what it concerns now.
 *
 * @param hostNames the names of the first hosts or groups that it names
 * @param concernedHosts how many hosts plan an action that it declines
 * @param concernedActions how many different actions of it are planned
 */
public record DeclineProgress(
        AuthoredDecision decline, List<String> hostNames, int concernedHosts, int concernedActions) {
    /** The most names of hosts in it. */
    public static final int MAX_NAMED = 100;

    public DeclineProgress {
        hostNames = List.copyOf(hostNames);
    }

    /** A decline alone, to be compared with others by what does not depend on the fleet. */
    public static DeclineProgress withoutCounts(AuthoredDecision decline) {
        return new DeclineProgress(decline, List.of(), 0, 0);
    }

    /** How many hosts or groups the decline names. */
    public int namedHostCount() {
        return decline.decision().hosts().namedCount();
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
        return decline.decision().patterns().stream();
    }

    private static boolean isForGood(ApprovalPattern pattern) {
        return pattern.to() == null && pattern.from() == null;
    }

    /** Whether it ends by itself. */
    public boolean isDeferral() {
        return decline.decision().expires() != null;
    }
}
