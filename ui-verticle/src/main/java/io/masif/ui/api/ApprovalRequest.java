package io.masif.ui.api;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.failure.Failure;
import io.masif.ui.view.HostChoice;
import io.masif.wire.ActionJson;
import io.masif.wire.Members;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a program wants to approve.
 *
 * @param actions at least one
 * @param comment null if there is none
 * @param expires null if it does not
 * @param unseen whether packages may be approved that no host has ever reported
 */
record ApprovalRequest(
        List<ApprovalPattern> actions, HostChoice hosts, String comment, Instant expires, boolean unseen) {
    private static final int MOST_ACTIONS = 5000;

    ApprovalRequest {
        actions = List.copyOf(actions);
    }

    /**
     * A member that is null matches anything; one that is absent does so where the action needs no such version.
     *
     * @param now by the database's clock
     */
    static ApprovalRequest read(Members members, Instant now) {
        members.onlyKnown("actions", "hosts", "except", "comment", "expires", "unseen");
        List<ApprovalPattern> actions = actions(members);
        if (actions.isEmpty()) {
            throw Failure.badInput("actions is missing: give an array with at least one action");
        }
        Instant expires = members.moment("expires");
        if (expires != null && !expires.isAfter(now)) {
            throw members.wrong("expires", "a moment that is still to come", expires.toString());
        }
        return new ApprovalRequest(
                actions,
                HostsJson.read(members),
                comment(members),
                expires == null ? null : expires.truncatedTo(ChronoUnit.MILLIS),
                members.flag("unseen"));
    }

    /** The actions; none if the member is absent. */
    static List<ApprovalPattern> actions(Members members) {
        HostsJson.requireAtMost(members, "actions", MOST_ACTIONS);
        List<ApprovalPattern> actions = members.list("actions", ApprovalRequest::pattern);
        return actions == null ? List.of() : actions.stream().distinct().toList();
    }

    /** What is to be remembered with it. */
    static String comment(Members members) {
        return OperatorText.optional(members, "comment", OperatorText.LONGEST_COMMENT);
    }

    private static ApprovalPattern pattern(Members members) {
        members.onlyKnown("package", "action", "from_version", "to_version");
        String name = OperatorText.optional(members, "package", OperatorText.LONGEST_WORD);
        present(members, "package");
        present(members, "action");
        Kind kind = members.text("action") == null ? null : ActionJson.kind(members, "action");
        boolean told = kind == Kind.CONFIGURE && members.text("from_version") != null;
        if (!told && kind != Kind.REMOVE && kind != Kind.PURGE) {
            present(members, "to_version");
        }
        if (!told && kind == Kind.CONFIGURE && members.text("to_version") == null) {
            present(members, "from_version");
        }
        return new ApprovalPattern(
                name,
                kind,
                OperatorText.optional(members, "from_version", OperatorText.LONGEST_WORD),
                OperatorText.optional(members, "to_version", OperatorText.LONGEST_WORD));
    }

    private static void present(Members members, String key) {
        if (!members.has(key)) {
            throw members.wrong(key, "there; null is for any", "missing");
        }
    }
}
