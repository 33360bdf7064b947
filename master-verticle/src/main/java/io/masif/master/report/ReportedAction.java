package io.masif.master.report;

import io.masif.domain.Action;
import io.masif.domain.Digest;

/**
 * An action that a host sent.
 *
 * @param digest the action's, computed once
 */
public record ReportedAction(Digest digest, Action action) {
    /** Computes the digest. */
    public static ReportedAction of(Action action) {
        return new ReportedAction(action.digest(), action);
    }
}
