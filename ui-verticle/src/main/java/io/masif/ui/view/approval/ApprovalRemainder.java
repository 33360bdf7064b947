package io.masif.ui.view.approval;

import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * What an approval for some hosts leaves to be decided on all others.
 *
 * @param actions its actions that are pending on other hosts
 * @param hosts the names of its hosts
 */
public record ApprovalRemainder(List<ActionKey> actions, List<String> hosts) {
    public ApprovalRemainder {
        actions = List.copyOf(actions);
        hosts = List.copyOf(hosts);
    }
}
