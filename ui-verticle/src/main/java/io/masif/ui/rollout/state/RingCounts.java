package io.masif.ui.rollout.state;

/**
 * On how many hosts of a ring it is how far; each host counts once.
 *
 * @param done hosts that have executed all of it
 * @param running hosts that execute some of it now
 * @param waiting hosts that propose some of it, and have not begun
 * @param failed hosts on which the last execution failed or was interrupted
 * @param lost hosts that took part in it, and are silent since
 * @param silent hosts that were silent before they could take part: they do not count
 * @param declined hosts that propose some of it, for which it is declined: they do not count
 */
public record RingCounts(int done, int running, int waiting, int failed, int lost, int silent, int declined) {
    /** No host. */
    public static final RingCounts NONE = new RingCounts(0, 0, 0, 0, 0, 0, 0);

    /** The hosts of which shares are taken. */
    public int counted() {
        return done + running + waiting + failed + lost;
    }

    /** The hosts that count as failed. */
    public int errors() {
        return failed + lost;
    }
}
