package io.masif.bench.rollout;

import io.masif.bench.testbed.Pauses;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** Waits for what becomes of a rollout, and prints when its rings open and end. */
final class SimulatedRollout {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final double MILLIS = 1000;

    private final RolloutWatch watch;
    private int opened;
    private int ended;

    SimulatedRollout(RolloutWatch watch) {
        this.watch = watch;
    }

    /**
     * Waits until it goes on no longer, or is far enough.
     *
     * @param deadline by {@link System#nanoTime}
     * @param isFarEnough whether a rollout that goes on is not waited for any more
     * @param onOpened called with the number of each ring that has opened, from 0
     * @return how far it is, at the latest at the deadline
     */
    RolloutRecord await(long deadline, Predicate<RolloutRecord> isFarEnough, IntConsumer onOpened) {
        RolloutRecord latest = watch.latest();
        while (true) {
            print(latest, onOpened);
            if (!latest.isRunning() || isFarEnough.test(latest) || System.nanoTime() > deadline) {
                return latest;
            }
            Pauses.sleep(POLL);
            latest = watch.latest();
        }
    }

    private void print(RolloutRecord latest, IntConsumer onOpened) {
        for (; ended < latest.rings().size() && latest.rings().get(ended).ended() != null; ended++) {
            RolloutRecord.Ring ring = latest.rings().get(ended);
            String open = String.format(Locale.ROOT, ", open for %.1f s", (ring.ended() - ring.opened()) / MILLIS);
            print(ended, ring.state(), ring.ended() - latest.created(), open);
        }
        for (; opened < latest.rings().size() && latest.rings().get(opened).opened() != null; opened++) {
            RolloutRecord.Ring ring = latest.rings().get(opened);
            print(
                    opened,
                    "opened",
                    ring.opened() - latest.created(),
                    ", hosts: " + ring.hosts().size());
            onOpened.accept(opened);
        }
    }

    private static void print(int ring, String what, long millis, String more) {
        System.out.printf(Locale.ROOT, "ring %d %s after %.1f s%s%n", ring + 1, what, millis / MILLIS, more);
    }
}
