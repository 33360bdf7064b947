package io.masif.ui.api.decision;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.JsonMembers;
import java.util.List;

/**
 * The body of a request to revoke a part of a decision.
 *
 * @param actions empty for all of them
 * @param comment null if there is none
 */
record RevocationRequest(List<ApprovalPattern> actions, HostChoice hosts, String comment) {
    RevocationRequest {
        actions = List.copyOf(actions);
    }

    static RevocationRequest read(JsonMembers members) {
        members.requireOnly("actions", "hosts", "except", "comment");
        if (members.size("actions") == 0) {
            throw members.fail(
                    "actions", "actions is empty: name at least one action, or leave it out for all of them");
        }
        return new RevocationRequest(
                DecisionRequest.readActions(members),
                HostSelectionJson.read(members),
                DecisionRequest.readComment(members));
    }
}
