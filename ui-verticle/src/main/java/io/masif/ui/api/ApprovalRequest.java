package io.masif.ui.api;

import io.masif.domain.Approval;
import io.masif.domain.Kind;
import io.masif.failure.Failure;
import io.masif.wire.ActionJson;
import io.masif.wire.Members;
import java.util.List;

/**
 * What a program wants to approve.
 *
 * @param actions patterns, each with its host open; at least one
 * @param hosts null for all, also those that come later
 */
record ApprovalRequest(List<Approval> actions, List<String> hosts) {
    private static final int LONGEST = 255;

    ApprovalRequest {
        actions = List.copyOf(actions);
        hosts = hosts == null ? null : List.copyOf(hosts);
    }

    /** A member that is null matches anything; one that is absent does so where the action needs no such version. */
    static ApprovalRequest read(Members members) {
        List<Approval> actions = members.list("actions", ApprovalRequest::pattern);
        if (actions == null || actions.isEmpty()) {
            throw Failure.badInput("actions is missing: give an array with at least one action");
        }
        List<String> hosts = members.texts("hosts");
        if (hosts != null && hosts.isEmpty()) {
            throw Failure.badInput("hosts is empty: name at least one host, or leave it out for all hosts");
        }
        return new ApprovalRequest(
                actions, hosts == null ? null : hosts.stream().distinct().toList());
    }

    private static Approval pattern(Members members) {
        String name = checked(members, "package");
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
        return new Approval(
                0, name, kind, checked(members, "from_version"), checked(members, "to_version"), null, null);
    }

    private static void present(Members members, String key) {
        if (!members.has(key)) {
            throw members.wrong(key, "there; null is for any", "missing");
        }
    }

    private static String checked(Members members, String key) {
        String text = members.text(key);
        if (text != null && (text.isBlank() || text.length() > LONGEST)) {
            throw members.wrong(key, "a text of 1 to " + LONGEST + " characters", "one of " + text.length());
        }
        return text;
    }
}
