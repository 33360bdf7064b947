package io.masif.master.host;

import io.masif.master.store.StoredAction;
import java.util.List;

/**
 * The reply to a {@code ReportSubmission}, sent when its changes are committed.
 *
 * @param host its entry after the commit
 * @param actions of its plan, as the database has them; empty in version 1 of the protocol, which does not need them
 * @param isUnanswered whether the database had no answer to the host when this was committed
 */
public record StoredReport(HostEntry host, List<StoredAction> actions, boolean isUnanswered) {
    public StoredReport {
        actions = List.copyOf(actions);
    }

    /** For a host that may have an answer in the database. */
    public StoredReport(HostEntry host, List<StoredAction> actions) {
        this(host, actions, false);
    }
}
