package io.masif.ui.view.approval;

import java.util.List;

/**
 * The waiting hosts of a decision that cannot execute an action of it yet.
 *
 * @param hosts how many they are
 * @param first what the first of them wait for
 */
public record BlockedSummary(int hosts, List<BlockedHost> first) {
    public BlockedSummary {
        first = List.copyOf(first);
    }
}
