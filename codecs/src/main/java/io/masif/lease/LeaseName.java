package io.masif.lease;

import java.util.Locale;

/** What only one process may do at a time. */
public enum LeaseName {
    MIGRATION,
    HOUSEKEEPING,
    PACKAGE_RESET,
    GROUPS,
    ROLLOUTS,
    RULES,
    NOTIFICATIONS;

    /** As it is in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
