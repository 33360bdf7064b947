package io.masif.master.plan;

import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reports that wait to be written, one of each host; bounded by how long they would wait, so that what is accepted is
 * answered soon, and by their size, so that a slow database makes answers fail and not memory grow.
 */
final class ReportQueue {
    private static final int ALWAYS_TAKEN = 200;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_WAITING_WEIGHT = 32 * 1024 * 1024;
    private static final int MOST_TOGETHER = 500;
    /** A quarter of what MariaDB takes in one statement, if nobody told it otherwise. */
    private static final int MOST_TOGETHER_WEIGHT = 4 * 1024 * 1024;

    private static final long LONGEST_WAIT = Duration.ofMillis(250).toNanos();
    private static final long STALLED = Duration.ofSeconds(2).toNanos();
    /** A batch of fewer tells little of how many can be written in a second. */
    private static final int TELLING = 64;

    private static final double WEIGHT_OF_LATEST = 0.3;

    private final LinkedHashMap<String, Waiting> waiting = new LinkedHashMap<>();
    private int weight;
    private double nanosPerReport = Duration.ofMillis(1).toNanos();

    private record Waiting(Message<HostReport> message, long since) {}

    /** Whether another report would wait too long, or need too much memory. */
    boolean full(long nowNanos) {
        int size = waiting.size();
        return large()
                || (size >= ALWAYS_TAKEN && size * nanosPerReport > LONGEST_WAIT)
                || (size >= ALWAYS_TAKEN && nowNanos - eldest().since() > LONGEST_WAIT)
                || (size > 0 && nowNanos - eldest().since() > STALLED);
    }

    /** Whether it needs too much memory. */
    boolean large() {
        return waiting.size() >= MOST_WAITING || weight >= MOST_WAITING_WEIGHT;
    }

    /** The one of the same host in whose place it comes, and that is not to be written any more; null if there is none. */
    Message<HostReport> add(Message<HostReport> message, long nowNanos) {
        Waiting earlier = waiting.remove(message.body().host());
        waiting.put(message.body().host(), new Waiting(message, nowNanos));
        weight += message.body().weight()
                - (earlier == null ? 0 : earlier.message().body().weight());
        return earlier == null ? null : earlier.message();
    }

    /** How long it took to write so many. */
    void wrote(int reports, long nanos) {
        if (reports >= TELLING) {
            nanosPerReport += WEIGHT_OF_LATEST * ((double) nanos / reports - nanosPerReport);
        }
    }

    /** Takes those that can be written together: at least one, unless nobody waits for any. */
    List<Message<HostReport>> take() {
        List<Message<HostReport>> batch = new ArrayList<>();
        int together = 0;
        while (dropLeft() && batch.size() < MOST_TOGETHER) {
            together += eldest().message().body().weight();
            if (!batch.isEmpty() && together > MOST_TOGETHER_WEIGHT) {
                break;
            }
            batch.add(takeOne());
        }
        return batch;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlder(long thanNanos) {
        List<Message<HostReport>> old = new ArrayList<>();
        while (!waiting.isEmpty() && eldest().since() < thanNanos) {
            old.add(takeOne());
        }
        return old;
    }

    /** Forgets those at the front whose host waits no longer; false if there are no others. */
    boolean dropLeft() {
        while (!waiting.isEmpty() && eldest().message().body().left().getAsBoolean()) {
            takeOne();
        }
        return !waiting.isEmpty();
    }

    /** Takes the one that has waited longest; there must be one. */
    Message<HostReport> takeOne() {
        Message<HostReport> message = eldest().message();
        waiting.remove(message.body().host());
        weight -= message.body().weight();
        return message;
    }

    private Waiting eldest() {
        return waiting.values().iterator().next();
    }
}
