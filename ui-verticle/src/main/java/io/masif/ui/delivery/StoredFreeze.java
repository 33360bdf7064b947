package io.masif.ui.delivery;

import io.masif.delivery.Freeze;
import java.time.Instant;

/**
 * A freeze that holds, or will.
 *
 * @param groupName the name of its group; null if it is for all hosts
 * @param author who added it
 */
public record StoredFreeze(Freeze freeze, String groupName, String author, Instant created) {}
