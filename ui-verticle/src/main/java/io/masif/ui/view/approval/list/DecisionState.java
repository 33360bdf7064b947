package io.masif.ui.view.approval.list;

import java.util.Locale;

/** What became of a decision. */
public enum DecisionState {
    /** In force, and hosts still have to execute something of it. */
    STANDING,
    /** In force, and no host is expected to execute anything of it now. */
    FINISHED,
    /** Its time is over. */
    EXPIRED,
    /** Revoked as a whole. */
    REVOKED;

    /** Its word in addresses and texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether hosts may still execute it. */
    public boolean isInForce() {
        return this == STANDING || this == FINISHED;
    }
}
