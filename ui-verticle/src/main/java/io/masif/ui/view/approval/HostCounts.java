package io.masif.ui.view.approval;

/**
 * How far a decision is; each host counts once.
 *
 * @param waiting hosts that plan an action that it approves, and have not begun
 * @param running hosts that execute one now
 * @param done hosts that have executed what it covers
 * @param failed hosts whose last execution failed
 * @param retryable those of the failed hosts that plan the failed action still: it can be retried there
 * @param silent hosts that would be waiting, and have not been seen for long
 * @param declined hosts that plan an action that it approves, and for which that is declined or deferred
 */
public record HostCounts(int waiting, int running, int done, int failed, int retryable, int silent, int declined) {
    /** All hosts that the decision concerns or concerned. */
    public int total() {
        return waiting + running + done + failed + silent + declined;
    }
}
