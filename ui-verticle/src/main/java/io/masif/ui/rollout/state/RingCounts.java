package io.masif.ui.rollout.state;

/**
 * On how many hosts of a ring it is how far; each host counts once.
 *
 * @param done hosts that have executed all of it
 * @param running hosts that execute some of it now
 * @param waiting hosts that propose some of it, and have not begun
 * @param blocked hosts that propose some of it, and say that they cannot execute it
 * @param failed hosts on which the last execution failed, was interrupted or refused
 * @param lost hosts that took part in it, and are silent since
 * @param silent hosts that were silent before they could take part: they do not count
 * @param declined hosts that propose some of it, for which it is declined: they do not count
 * @param unconcerned hosts that do not propose it: they do not count
 */
public record RingCounts(
        int done,
        int running,
        int waiting,
        int blocked,
        int failed,
        int lost,
        int silent,
        int declined,
        int unconcerned) {
    /** No host. */
    public static final RingCounts NONE = new RingCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The hosts of which shares are taken. */
    public int counted() {
        return done + running + waiting + blocked + failed + lost;
    }

    /** The hosts that count as failed. */
    public int errors() {
        return failed + lost;
    }
}
