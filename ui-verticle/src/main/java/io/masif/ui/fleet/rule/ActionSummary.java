package io.masif.ui.fleet.rule;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.RuleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What rules ask of an action, over all hosts: these may get the same version from different archives.
 *
 * @param ids the numbers of the actions with that key
 * @param firstSeen when a host reported one of them for the first time
 * @param isSecurity whether it is a security update
 * @param releases the archives
 */
public record ActionSummary(
        ActionKey key, List<Integer> ids, Instant firstSeen, boolean isSecurity, Set<String> releases) {
    public ActionSummary {
        ids = List.copyOf(ids);
        releases = Set.copyOf(releases);
    }

    /** Whether a rule is about it whose patterns choose the package. */
    boolean isMatchedBy(RuleVersion rule) {
        return rule.definition().actions().matches(key.kind(), isSecurity, releases);
    }
}
