package io.masif.ui.view.approval.summary;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.DecisionKind;
import java.util.List;

/**
 * What was decided, on the page of the decision: a page of its actions, and a page of the hosts that it names.
 *
 * @param decision with all its actions
 * @param revoked those of its actions that are revoked for all hosts
 * @param revocations the newest first
 * @param part which actions and hosts
 * @param hostNames the hosts or groups of that page
 */
public record DecisionParts(
        DecisionKind kind,
        DecisionSummary decision,
        RevokedActions revoked,
        List<RevocationSummary> revocations,
        DecisionPart part,
        List<String> hostNames) {
    public DecisionParts {
        revocations = List.copyOf(revocations);
        hostNames = List.copyOf(hostNames);
    }

    /** The path of the page. */
    public String path() {
        return kind.pathOf(decision.id());
    }

    /** The actions that are not revoked for all hosts; all, if none is left: they say what it was about. */
    public PatternList remaining() {
        List<ApprovalPattern> left = decision.patterns().first().stream()
                .filter(each -> !revoked.contains(each))
                .toList();
        return left.isEmpty() ? decision.patterns() : PatternList.all(left);
    }

    /** The actions of this page. */
    public List<ApprovalPattern> actions() {
        return part.selectActions(findActions());
    }

    private List<ApprovalPattern> findActions() {
        return decision.patterns().first().stream().filter(part::matches).toList();
    }

    /** How many pages of actions there are. */
    public int actionPages() {
        return countPages(findActions().size());
    }

    /** How many pages of hosts there are. */
    public int hostPages() {
        return countPages(decision.hosts().count());
    }

    private static int countPages(int count) {
        return Math.max(1, (count + DecisionPart.PAGE_SIZE - 1) / DecisionPart.PAGE_SIZE);
    }
}
