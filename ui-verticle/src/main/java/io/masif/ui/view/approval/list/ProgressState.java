package io.masif.ui.view.approval.list;

import io.masif.ui.view.approval.DecisionProgress;
import java.util.Locale;

/** How far a decision is on a host, in the order of its bar. */
public enum ProgressState {
    DONE,
    RUNNING,
    FAILED,
    /** Including the hosts that are blocked. */
    WAITING,
    BLOCKED,
    /** Would be waiting, and has not been seen for long. */
    SILENT,
    /** Would be waiting, and the action is declined or deferred for it. */
    DECLINED;

    /** Its word in addresses and texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On how many hosts a decision is that far. */
    public int count(DecisionProgress progress) {
        return switch (this) {
            case DONE -> progress.counts().done();
            case RUNNING -> progress.counts().running();
            case FAILED -> progress.counts().failed();
            case WAITING -> progress.counts().waiting();
            case SILENT -> progress.counts().silent();
            case DECLINED -> progress.counts().declined();
            case BLOCKED -> progress.blocked().hosts();
        };
    }
}
