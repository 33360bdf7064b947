package io.masif.ui.view;

import java.util.List;

/**
 * An action that awaits approval.
 *
 * @param key which one
 * @param hosts how many hosts want it and have no approval for it
 * @param security whether it comes from a security archive on at least one of them
 * @param from the versions that it replaces, sorted
 */
public record PendingRow(ActionKey key, int hosts, boolean security, List<String> from) {
    public PendingRow {
        from = List.copyOf(from);
    }
}
