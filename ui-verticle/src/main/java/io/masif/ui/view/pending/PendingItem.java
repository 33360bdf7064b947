package io.masif.ui.view.pending;

import io.masif.ui.view.ActionKey;
import java.util.ArrayList;
import java.util.List;

/**
 * A pending action in the list of pending actions.
 *
 * @param group the group that it is shown in
 * @param outlook what approves it later
 */
public record PendingItem(
        PendingGroup group,
        ActionKey key,
        PendingCounts counts,
        ActionOrigin origin,
        WaitReasons reasons,
        PendingOutlook outlook) {
    /** The items of each group, which are beside each other. */
    public static List<List<PendingItem>> divide(List<PendingItem> items) {
        List<List<PendingItem>> groups = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= items.size(); i++) {
            if (i == items.size()
                    || !items.get(i).group().equals(items.get(start).group())) {
                groups.add(items.subList(start, i));
                start = i;
            }
        }
        return groups;
    }
}
