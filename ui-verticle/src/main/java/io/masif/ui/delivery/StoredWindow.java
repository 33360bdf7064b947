package io.masif.ui.delivery;

import io.masif.delivery.DeliveryRecords.GroupWindow;
import java.time.Instant;

/**
 * A window that is in force.
 *
 * @param groupName the name of its group
 * @param author who added it
 */
public record StoredWindow(GroupWindow record, String groupName, String author, Instant created) {}
