package io.masif.ui.view.approval.list;

import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.BlockedHost;
import io.masif.ui.view.approval.DecisionProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why an approved action waits.
 *
 * @param packageName the package of the action
 * @param waitsFor the actions that have to be approved as well
 * @param reason the hosts' own sentence; null if there is none, or if it waits for actions
 */
public record WaitReason(String packageName, List<ActionKey> waitsFor, String reason) {
    public WaitReason {
        waitsFor = List.copyOf(waitsFor);
    }

    /** Why an action waits on a host. */
    public static WaitReason of(BlockedHost blocked) {
        return new WaitReason(
                blocked.action().packageName(),
                blocked.waitsFor(),
                blocked.waitsFor().isEmpty() ? blocked.reason() : null);
    }

    /** The reasons of a decision, each with its number among the first hosts. */
    public static Map<WaitReason, Integer> count(DecisionProgress progress) {
        Map<WaitReason, Integer> counts = new LinkedHashMap<>();
        progress.blocked().first().forEach(each -> counts.merge(of(each), 1, Integer::sum));
        return counts;
    }
}
