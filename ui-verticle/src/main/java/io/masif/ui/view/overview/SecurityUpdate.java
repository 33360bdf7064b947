package io.masif.ui.view.overview;

import io.masif.ui.view.ActionKey;
import java.time.Instant;
import java.util.List;

/**
 * A security update that is pending on some host, and that nobody and nothing decides about.
 *
 * @param actions the numbers of the actions with that key: one for each version before, architecture and archive
 * @param firstSeen when a host reported one of them for the first time
 */
public record SecurityUpdate(ActionKey key, List<Integer> actions, Instant firstSeen) {
    public SecurityUpdate {
        actions = List.copyOf(actions);
    }
}
