package io.masif.ui.view.approval.list;

import java.util.Map;

/**
 * How many decisions in force match a filter, apart from their state and progress.
 *
 * @param standing those that hosts still execute
 * @param byProgress how many of these have hosts that are that far
 * @param finished those that no host is expected to execute
 * @param finishedWithFailures how many of these failed on a host
 */
public record ApprovalCounts(
        int standing, Map<ProgressState, Integer> byProgress, int finished, int finishedWithFailures) {
    public ApprovalCounts {
        byProgress = Map.copyOf(byProgress);
    }
}
