package io.masif.ui.view.plan;

import java.util.Locale;

/** What is decided about an action on the hosts of a class. */
public enum ClassDecision {
    /** Nothing is decided about it on one of the hosts at least. */
    PENDING,
    /** It is approved on all hosts. */
    APPROVED,
    /** It is declined on all hosts. */
    DECLINED,
    /** It is deferred on all hosts. */
    DEFERRED,
    /** It is decided on all hosts, and not the same on each. */
    MIXED;

    /** The word in the API: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
