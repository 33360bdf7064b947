package io.masif.ui.fleet.pending;

import io.masif.domain.Action;
import java.time.Instant;

/** Where actions come from. */
final class ActionOrigins {
    private ActionOrigins() {}

    /** The source package; the package itself if the source is unknown. */
    static String source(Action action) {
        return action.packageName();
    }

    /** When a host planned the action first; null if that is unknown. */
    static Instant firstSeen(int id) {
        return null;
    }
}
