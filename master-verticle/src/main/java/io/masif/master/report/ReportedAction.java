package io.masif.master.report;

import io.masif.domain.Action;
import io.masif.domain.Digest;
import io.masif.domain.PlannedAction;

/**
 * An action that a host sent.
 *
 * @param digest the action's, computed once
 * @param planned the action with its source package; that of a run has none
 */
public record ReportedAction(Digest digest, PlannedAction planned) {
    /** Computes the digest. */
    public static ReportedAction of(Action action) {
        return of(new PlannedAction(action, null));
    }

    /** Computes the digest. */
    public static ReportedAction of(PlannedAction planned) {
        return new ReportedAction(planned.action().digest(), planned);
    }

    public Action action() {
        return planned.action();
    }

    /** As in {@link PlannedAction}. */
    public String source() {
        return planned.source();
    }
}
