package io.masif.delivery;

import io.masif.schedule.MaintenanceWindow;
import java.util.List;

/**
 * What operators said about when approvals are handed out.
 *
 * @param isStopped whether the brake holds
 * @param windows of groups
 * @param freezes that have not ended when they were read
 */
public record DeliveryRecords(boolean isStopped, List<GroupWindow> windows, List<Freeze> freezes) {
    /** Nothing prevents anything. */
    public static final DeliveryRecords NONE = new DeliveryRecords(false, List.of(), List.of());

    public DeliveryRecords {
        windows = List.copyOf(windows);
        freezes = List.copyOf(freezes);
    }

    /**
     * A window of a group.
     *
     * @param id its number
     * @param group the number of the group
     */
    public record GroupWindow(long id, int group, MaintenanceWindow window) {}
}
