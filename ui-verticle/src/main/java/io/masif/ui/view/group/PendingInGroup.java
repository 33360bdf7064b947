package io.masif.ui.view.group;

import io.masif.ui.view.ActionKey;

/**
 * An action that is pending on members of a group.
 *
 * @param hosts on how many
 */
public record PendingInGroup(ActionKey key, boolean isSecurity, int hosts) {}
