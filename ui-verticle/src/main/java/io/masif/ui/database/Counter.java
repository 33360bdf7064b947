package io.masif.ui.database;

import java.util.Locale;

/** The numbers that all writers of the database share, and that are raised with each change of one kind. */
public enum Counter {
    /** Approvals and declines. */
    APPROVAL,
    /** Hosts or runs were removed. */
    REMOVAL,
    /** Source packages of actions were filled in that were there before. */
    SOURCE,
    /** Labels that operators give to hosts. */
    LABEL,
    /** Groups, and their members. */
    GROUP,
    /** Rules. */
    RULE,
    /** Rollouts and their plans. */
    ROLLOUT,
    /** Routes of notifications, and what was sent by them. */
    NOTIFICATION,
    /** Actions that no host plans were removed at an operator's request. */
    FORGOTTEN;

    /** Its name in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
