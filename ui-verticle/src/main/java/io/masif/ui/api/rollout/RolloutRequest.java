package io.masif.ui.api.rollout;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.failure.MemberErrors;
import io.masif.ui.api.decision.DecisionRequest;
import io.masif.ui.api.decision.HostSelectionJson;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import java.util.List;

/**
 * The body of a request to start a rollout.
 *
 * @param plan the name of the plan
 * @param actions at least one
 * @param comment null if there is none
 * @param allowsUnreported whether it may be about packages that no host has ever reported
 */
record RolloutRequest(
        String plan, List<ApprovalPattern> actions, HostChoice hosts, String comment, boolean allowsUnreported) {
    RolloutRequest {
        actions = List.copyOf(actions);
    }

    static RolloutRequest read(JsonMembers members) {
        MemberErrors errors = new MemberErrors();
        errors.collect(
                () -> members.requireOnly("plan", "actions", "hosts", "except", "groups", "comment", "unseen"),
                members);
        RolloutRequest request = new RolloutRequest(
                errors.collect(() -> members.getRequiredText("plan"), ""),
                errors.collect(() -> readActions(members), List.of()),
                errors.collect(() -> HostSelectionJson.read(members), HostChoice.ALL),
                errors.collect(() -> DecisionRequest.readComment(members), null),
                errors.collect(() -> members.getBoolean("unseen"), false));
        errors.throwIfAny();
        return request;
    }

    /** Of an open version, hosts that have executed an earlier one would be done, and all later ones approved in the end. */
    private static List<ApprovalPattern> readActions(JsonMembers members) {
        List<ApprovalPattern> actions = DecisionRequest.readSomeActions(members);
        if (actions.stream().anyMatch(RolloutRequest::isOpen)) {
            throw members.fail(
                    "actions",
                    "a rollout is about versions that are there: give each action its kind, and an install, update or configure"
                            + " its to_version (or, to configure, from_version), which must not be null");
        }
        return actions;
    }

    private static boolean isOpen(ApprovalPattern action) {
        boolean hasVersion = action.to() != null || (action.kind() == Kind.CONFIGURE && action.from() != null);
        return action.kind() == null || (action.kind().hasVersionAfter() && !hasVersion);
    }
}
