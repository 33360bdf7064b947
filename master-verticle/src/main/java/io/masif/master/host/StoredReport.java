package io.masif.master.host;

import io.masif.master.report.HostReport;
import io.masif.master.store.StoredAction;
import java.util.List;

/**
 * What a {@link HostReport} is answered, when what it changed is committed.
 *
 * @param host what is known of it now
 * @param actions of its plan, as the database has them; empty in version 1 of the protocol, which does not need them
 * @param isUnanswered whether the database had no answer of it when this was committed
 */
public record StoredReport(HostEntry host, List<StoredAction> actions, boolean isUnanswered) {
    public StoredReport {
        actions = List.copyOf(actions);
    }

    /** When it is not known whether the database has an answer. */
    public StoredReport(HostEntry host, List<StoredAction> actions) {
        this(host, actions, false);
    }
}
