package io.masif.ui.view.approval.summary;

import io.masif.domain.ApprovalPattern;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The actions of a decision that are revoked for all hosts.
 *
 * @param actions those of which that is known
 * @param isComplete whether no other action of it is revoked for all hosts
 */
public record RevokedActions(Set<ApprovalPattern> actions, boolean isComplete) {
    public RevokedActions {
        actions = Set.copyOf(actions);
    }

    /**
     * Those of a decision of the index.
     *
     * @param remaining the actions that are not revoked for all hosts; empty if none is left
     */
    public static RevokedActions of(PatternList decided, List<ApprovalPattern> remaining) {
        Set<ApprovalPattern> left = Set.copyOf(remaining);
        return new RevokedActions(
                decided.first().stream().filter(each -> !left.contains(each)).collect(Collectors.toUnmodifiableSet()),
                true);
    }

    /** Those of a decision of the archive, which has only the first actions of each revocation. */
    public static RevokedActions ofArchived(PatternList decided, List<RevocationSummary> revocations) {
        if (revocations.stream().anyMatch(RevocationSummary::isWhole)) {
            return of(decided, List.of());
        }
        List<PatternList> revoked = revocations.stream()
                .filter(RevocationSummary::isForAllHosts)
                .map(RevocationSummary::patterns)
                .toList();
        return new RevokedActions(
                revoked.stream().flatMap(each -> each.first().stream()).collect(Collectors.toUnmodifiableSet()),
                revoked.stream().allMatch(each -> each.count() == each.first().size()));
    }

    public boolean contains(ApprovalPattern action) {
        return actions.contains(action);
    }

    /** Whether it is known of an action whether it is revoked for all hosts. */
    public boolean isKnown(ApprovalPattern action) {
        return isComplete || contains(action);
    }
}
