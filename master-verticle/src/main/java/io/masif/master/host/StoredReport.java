package io.masif.master.host;

import io.masif.master.store.StoredAction;
import java.util.List;

/** The reply to a {@code ReportSubmission}, sent when its changes are committed. */
public final class StoredReport {
    private final HostEntry host;
    private final List<StoredAction> actions;
    private final boolean isUnanswered;

    /** @param isUnanswered whether the database had no answer to the host when this was committed */
    public StoredReport(HostEntry host, List<StoredAction> actions, boolean isUnanswered) {
        this.host = host;
        this.actions = List.copyOf(actions);
        this.isUnanswered = isUnanswered;
    }

    /** For a host that may have an answer in the database. */
    public StoredReport(HostEntry host, List<StoredAction> actions) {
        this(host, actions, false);
    }

    /** The host's entry after the commit. */
    public HostEntry host() {
        return host;
    }

    /** The actions of its plan, as the database has them; empty in version 1 of the protocol, which does not need them. */
    public List<StoredAction> actions() {
        return actions;
    }

    /** Whether the database had no answer to the host when this was committed. */
    public boolean isUnanswered() {
        return isUnanswered;
    }
}
