package io.masif.agent.message;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks to execute the approved actions of a plan.
 *
 * @param approved the digests of the approved actions
 * @param retries the number of the last retry that an operator requested, for those of them that have one
 * @param deadline until when a run of them may be started
 */
public record ExecuteApproved(Plan plan, Set<Digest> approved, Map<Digest, Long> retries, StartDeadline deadline) {
    public ExecuteApproved {
        approved = Set.copyOf(approved);
        retries = Map.copyOf(retries);
    }

    public List<Action> approvedActions() {
        return plan.actions().stream()
                .filter(action -> approved.contains(action.digest()))
                .toList();
    }

    /** The same without restarts, which neither apt nor dpkg executes. */
    public ExecuteApproved ofPackages() {
        List<Action> actions = plan.actions().stream()
                .filter(action -> !action.kind().isRestart())
                .toList();
        return new ExecuteApproved(Plan.of(actions), approved, retries, deadline);
    }

    public List<Action> unapprovedActions() {
        return plan.actions().stream()
                .filter(action -> !approved.contains(action.digest()))
                .toList();
    }
}
