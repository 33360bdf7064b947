package io.masif.ui.view.group;

import io.masif.delivery.Freeze;
import io.masif.domain.Digest;
import io.masif.schedule.MaintenanceWindow;
import java.util.List;

/**
 * A group with what is pending on its members.
 *
 * @param version which group it is, and as which definition
 * @param named the hosts of a group by hand, also removed ones
 * @param pending the first pending actions: security updates first, then those of most hosts
 * @param pendingCount how many pending actions there are
 * @param windows its maintenance windows
 * @param freezes those of the group and of all hosts that have not ended, by their beginning
 */
public record GroupDetail(
        Version version,
        GroupRow row,
        List<String> named,
        List<PendingInGroup> pending,
        int pendingCount,
        List<MaintenanceWindow> windows,
        List<Freeze> freezes) {
    /** The most pending actions in it. */
    public static final int MAX_PENDING = 20;

    /**
     * What a group was when it was read.
     *
     * @param id its number
     * @param digest of what operators say of it
     */
    public record Version(int id, Digest digest) {}

    public GroupDetail {
        named = List.copyOf(named);
        pending = List.copyOf(pending);
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /** Its number. */
    public int id() {
        return version.id();
    }
}
