package io.masif.ui.fleet.rule.query;

import io.masif.decision.HostSelection;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.RuleVersion;
import java.util.List;

/**
 * What a rule approves now.
 *
 * @param hosts the hosts that the rule is for
 * @param actions at least one
 */
public record DueApproval(RuleVersion rule, HostSelection hosts, List<ActionKey> actions) {
    public DueApproval {
        actions = List.copyOf(actions);
    }
}
