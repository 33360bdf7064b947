package io.masif.ui.view.decision;

import io.masif.decision.HostSelection;
import io.masif.decision.PatternJson;
import io.masif.domain.Digest;
import io.masif.ui.view.ActionKey;
import java.util.List;

/**
 * A decision before it is confirmed.
 *
 * @param actions every action
 * @param hosts the hosts
 * @param hostNames the names of the first hosts or groups of the selection, sorted
 * @param executionOutlook what a decline would stop
 */
public record DecisionDraft(
        List<ActionKey> actions,
        HostSelection hosts,
        List<String> hostNames,
        ActionOutlook actionOutlook,
        HostOutlook hostOutlook,
        ExecutionOutlook executionOutlook) {
    /** The most names of hosts in it. */
    public static final int MAX_NAMED = 1000;

    public DecisionDraft {
        actions = List.copyOf(actions);
        hostNames = List.copyOf(hostNames);
    }

    /** The same with another outlook. */
    public DecisionDraft withExecutionOutlook(ExecutionOutlook other) {
        return new DecisionDraft(actions, hosts, hostNames, actionOutlook, hostOutlook, other);
    }

    /** A digest of actions and hosts, or groups: drafts that would decide the same have the same. */
    public String digest() {
        String patterns =
                PatternJson.format(actions.stream().map(ActionKey::toPattern).toList());
        String named = hosts.groups().isEmpty()
                ? hosts.hosts().format()
                : hosts.groups().format();
        return Digest.ofText(patterns + "\n" + hosts.scope().word() + "\n" + named)
                .hex();
    }
}
