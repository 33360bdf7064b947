package io.masif.ui.api.decision;

import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.failure.MemberErrors;
import io.masif.ui.view.host.HostChoice;
import io.masif.wire.ActionJson;
import io.masif.wire.JsonMembers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The body of a request to approve or to decline.
 *
 * @param actions at least one
 * @param comment null if there is none
 * @param end when the decision ends by itself; null if it does not
 * @param allowsUnreported whether it may be about packages that no host has ever reported
 */
public record DecisionRequest(
        List<ApprovalPattern> actions, HostChoice hosts, String comment, Instant end, boolean allowsUnreported) {
    private static final int MAX_ACTIONS = 5000;

    public DecisionRequest {
        actions = List.copyOf(actions);
    }

    /**
     * Reads the body. A member that is null matches anything; so does an absent one if the action has no such version.
     *
     * @param endMember the name of the member with the moment at which the decision ends
     * @param now the time of the database's clock
     */
    static DecisionRequest read(JsonMembers members, String endMember, Instant now) {
        MemberErrors errors = new MemberErrors();
        errors.collect(
                () -> members.requireOnly("actions", "hosts", "except", "groups", "comment", endMember, "unseen"),
                members);
        DecisionRequest request = new DecisionRequest(
                errors.collect(() -> readSomeActions(members), List.of()),
                errors.collect(() -> HostSelectionJson.read(members), HostChoice.ALL),
                errors.collect(() -> readComment(members), null),
                errors.collect(() -> readEnd(members, endMember, now), null),
                errors.collect(() -> members.getBoolean("unseen"), false));
        errors.throwIfAny();
        return request;
    }

    /** Reads the actions, of which there must be one at least. */
    public static List<ApprovalPattern> readSomeActions(JsonMembers members) {
        List<ApprovalPattern> actions = readActions(members);
        if (actions.isEmpty()) {
            throw members.fail("actions", "actions is missing: give an array with at least one action");
        }
        return actions;
    }

    private static Instant readEnd(JsonMembers members, String member, Instant now) {
        Instant end = members.getInstant(member);
        if (end != null && !end.isAfter(now)) {
            throw members.createFailure(member, "a moment that is still to come", end.toString());
        }
        return end == null ? null : end.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Reads the actions; empty if the member is absent. */
    static List<ApprovalPattern> readActions(JsonMembers members) {
        HostSelectionJson.requireAtMost(members, "actions", MAX_ACTIONS);
        List<ApprovalPattern> actions = members.getList("actions", DecisionRequest::readPattern);
        return actions == null ? List.of() : actions.stream().distinct().toList();
    }

    /** Reads the comment. */
    public static String readComment(JsonMembers members) {
        return OperatorText.readOptional(members, "comment", OperatorText.MAX_COMMENT_LENGTH);
    }

    private static ApprovalPattern readPattern(JsonMembers members) {
        members.requireOnly("package", "action", "from_version", "to_version");
        String name = OperatorText.readOptional(members, "package", OperatorText.MAX_WORD_LENGTH);
        requirePresent(members, "package");
        requirePresent(members, "action");
        Kind kind = members.getText("action") == null ? null : ActionJson.readKind(members, "action");
        boolean hasFromVersion = kind == Kind.CONFIGURE && members.getText("from_version") != null;
        if (!hasFromVersion && (kind == null || kind.hasVersionAfter())) {
            requirePresent(members, "to_version");
        }
        if (!hasFromVersion && kind == Kind.CONFIGURE && members.getText("to_version") == null) {
            requirePresent(members, "from_version");
        }
        return new ApprovalPattern(
                name,
                kind,
                OperatorText.readOptional(members, "from_version", OperatorText.MAX_WORD_LENGTH),
                OperatorText.readOptional(members, "to_version", OperatorText.MAX_WORD_LENGTH));
    }

    private static void requirePresent(JsonMembers members, String key) {
        if (!members.has(key)) {
            throw members.createFailure(key, "there; null is for any", "missing");
        }
    }
}
