package io.masif.ui.view.group;

import java.util.List;

/**
 * A group with what is pending on its members.
 *
 * @param id its number
 * @param named the hosts of a group by hand, also removed ones
 * @param pending the first pending actions: security updates first, then those of most hosts
 * @param pendingCount how many pending actions there are
 */
public record GroupDetail(int id, GroupRow row, List<String> named, List<PendingInGroup> pending, int pendingCount) {
    /** The most pending actions in it. */
    public static final int MAX_PENDING = 20;

    public GroupDetail {
        named = List.copyOf(named);
        pending = List.copyOf(pending);
    }
}
