package io.masif.master.plan;

import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reports that wait to be written; bounded by how long they would wait, so that what is accepted is answered soon, and
 * by their size, so that a slow database makes answers fail and not memory grow.
 */
final class ReportQueue {
    private static final int ALWAYS_TAKEN = 200;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_WAITING_WEIGHT = 32 * 1024 * 1024;
    private static final int MOST_TOGETHER = 500;
    /** A quarter of what MariaDB takes in one statement, if nobody told it otherwise. */
    private static final int MOST_TOGETHER_WEIGHT = 4 * 1024 * 1024;

    private static final long LONGEST_WAIT = Duration.ofMillis(400).toNanos();
    private static final long STALLED = Duration.ofSeconds(2).toNanos();
    /** A batch of fewer tells little of how many can be written in a second. */
    private static final int TELLING = 64;

    private static final double WEIGHT_OF_LATEST = 0.3;

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int weight;
    private double nanosPerReport = Duration.ofMillis(1).toNanos();

    private record Waiting(Message<HostReport> message, long since) {}

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether another report would wait too long, or need too much memory. */
    boolean full(long nowNanos) {
        int size = waiting.size();
        return large()
                || (size >= ALWAYS_TAKEN && size * nanosPerReport > LONGEST_WAIT)
                || (size >= ALWAYS_TAKEN && nowNanos - waiting.peek().since() > LONGEST_WAIT)
                || (size > 0 && nowNanos - waiting.peek().since() > STALLED);
    }

    /** Whether it needs too much memory. */
    boolean large() {
        return waiting.size() >= MOST_WAITING || weight >= MOST_WAITING_WEIGHT;
    }

    void add(Message<HostReport> message, long nowNanos) {
        waiting.add(new Waiting(message, nowNanos));
        weight += message.body().weight();
    }

    /** How long it took to write so many. */
    void wrote(int reports, long nanos) {
        if (reports >= TELLING) {
            nanosPerReport += WEIGHT_OF_LATEST * ((double) nanos / reports - nanosPerReport);
        }
    }

    /** Takes those that can be written together: none of a host of which there is an earlier one. At least one. */
    List<Message<HostReport>> take() {
        List<Message<HostReport>> batch = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        int together = 0;
        while (!waiting.isEmpty() && batch.size() < MOST_TOGETHER) {
            HostReport next = waiting.peek().message().body();
            together += next.weight();
            if (!batch.isEmpty() && (together > MOST_TOGETHER_WEIGHT || hosts.contains(next.host()))) {
                break;
            }
            hosts.add(next.host());
            batch.add(takeOne());
        }
        return batch;
    }

    /** Takes those that have waited longer than that. */
    List<Message<HostReport>> takeOlder(long thanNanos) {
        List<Message<HostReport>> old = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.peek().since() < thanNanos) {
            old.add(takeOne());
        }
        return old;
    }

    /** Forgets those at the front whose host waits no longer. */
    void dropLeft() {
        while (!waiting.isEmpty() && waiting.peek().message().body().left().getAsBoolean()) {
            takeOne();
        }
    }

    /** Takes the one that has waited longest; there must be one. */
    Message<HostReport> takeOne() {
        Message<HostReport> message = waiting.remove().message();
        weight -= message.body().weight();
        return message;
    }
}
