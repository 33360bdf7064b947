package io.masif.ui.view.activity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The kinds of events in the history. There may be others, of a newer master, for which there are no sentences. */
public enum EventKind {
    APPROVED,
    DECLINED,
    DEFERRED,
    REVOKED,
    DECLINE_REVOKED,
    /** An operator had failed actions tried again. */
    RETRIED,
    RULE_ADDED,
    /** An operator saved another version of a rule, which may be disabled. */
    RULE_CHANGED,

    /** An operator stopped everything. */
    BRAKE_SET,
    BRAKE_RELEASED,
    WINDOW_ADDED,
    WINDOW_REMOVED,
    FREEZE_ADDED,
    FREEZE_REMOVED,

    LOGIN,
    LOGIN_FAILED,
    LOGOUT,
    OPERATOR_ADDED,
    /** An operator of an earlier version was removed. */
    OPERATOR_REMOVED,
    OPERATOR_DISABLED,
    OPERATOR_ENABLED,
    OPERATOR_RENAMED,
    ROLE_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SESSIONS_ENDED,
    TOKEN_CREATED,
    TOKEN_REVOKED,
    REQUEST_REFUSED,
    SETTINGS_CHANGED,
    RESET,
    /** An operator removed hosts. */
    HOSTS_REMOVED,
    /** An operator gave a label to hosts. */
    LABEL_ADDED,
    /** An operator took a label from hosts. */
    LABEL_REMOVED,
    ROLLOUT_STARTED,
    ROLLOUT_PAUSED,
    /** A rollout paused by itself. */
    ROLLOUT_STOPPED,
    ROLLOUT_RESUMED,
    ROLLOUT_CANCELLED,
    ROLLOUT_FINISHED,
    /** An operator had a ring open. */
    RING_RELEASED,
    RING_OPENED,
    RING_SUCCEEDED,
    RING_SKIPPED,
    PLAN_SAVED,
    PLAN_REMOVED,
    /** An operator made a group. */
    GROUP_CREATED,
    /** An operator changed a group. */
    GROUP_CHANGED,
    /** An operator removed a group. */
    GROUP_REMOVED,
    NOTIFICATION_ROUTE_ADDED,
    /** A route may have been switched on or off. */
    NOTIFICATION_ROUTE_CHANGED,
    NOTIFICATION_SECRET_REPLACED,
    NOTIFICATION_ROUTE_REMOVED,

    HOST_JOINED,
    RUN_ENDED,
    CONFLICT_BEGAN,
    CONFLICT_ENDED;

    private static final Set<EventKind> DECISIONS = EnumSet.range(APPROVED, RULE_CHANGED);
    private static final Set<EventKind> ROLLOUTS = EnumSet.range(ROLLOUT_STARTED, PLAN_REMOVED);
    private static final Set<EventKind> BY_HOSTS = EnumSet.range(HOST_JOINED, CONFLICT_ENDED);

    /** Decisions, revocations, retries and rules. */
    public static List<EventKind> decisions() {
        return List.copyOf(DECISIONS);
    }

    /** The events of which a host is the actor. */
    public static List<EventKind> byHosts() {
        return List.copyOf(BY_HOSTS);
    }

    /** The events by an operator that name hosts. */
    public static List<EventKind> aboutHosts() {
        return List.of(
                APPROVED,
                DECLINED,
                DEFERRED,
                REVOKED,
                DECLINE_REVOKED,
                RETRIED,
                HOSTS_REMOVED,
                LABEL_ADDED,
                LABEL_REMOVED);
    }

    /** The kind of the given word, exactly as {@link #word()} gives it. */
    public static Optional<EventKind> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The word for it in the database, in an address and in the keys of texts: lower case, with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is about a rollout or a rollout plan. */
    public boolean isAboutRollouts() {
        return ROLLOUTS.contains(this);
    }

    public boolean isByHost() {
        return BY_HOSTS.contains(this);
    }
}
