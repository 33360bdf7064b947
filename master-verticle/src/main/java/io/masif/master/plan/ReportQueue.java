package io.masif.master.plan;

import io.vertx.core.eventbus.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports that wait to be written; bounded, so that a slow database makes answers fail and not memory grow. */
final class ReportQueue {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_WAITING_WEIGHT = 64 * 1024 * 1024;
    private static final int MOST_TOGETHER = 500;
    /** A quarter of what MariaDB takes in one statement, if nobody told it otherwise. */
    private static final int MOST_TOGETHER_WEIGHT = 4 * 1024 * 1024;

    private final Deque<Message<HostReport>> waiting = new ArrayDeque<>();
    private int weight;

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean full() {
        return waiting.size() >= MOST_WAITING || weight >= MOST_WAITING_WEIGHT;
    }

    void add(Message<HostReport> message) {
        waiting.add(message);
        weight += message.body().weight();
    }

    /** Takes those that can be written together: none of a host of which there is an earlier one. At least one. */
    List<Message<HostReport>> take() {
        List<Message<HostReport>> batch = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        int together = 0;
        while (!waiting.isEmpty() && batch.size() < MOST_TOGETHER) {
            HostReport next = waiting.peek().body();
            together += next.weight();
            if (!batch.isEmpty() && (together > MOST_TOGETHER_WEIGHT || hosts.contains(next.host()))) {
                break;
            }
            hosts.add(next.host());
            batch.add(waiting.remove());
            weight -= next.weight();
        }
        return batch;
    }
}
