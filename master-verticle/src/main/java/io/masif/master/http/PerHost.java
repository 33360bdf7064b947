package io.masif.master.http;

import java.util.concurrent.ConcurrentHashMap;

/** How many connections every host has, over all event loops: one host that goes wrong must not take those of all others. */
final class PerHost {
    /** An agent needs one or two; a few more stay behind where a network is lost again and again. */
    static final int MOST = 32;

    private final ConcurrentHashMap<String, Integer> open = new ConcurrentHashMap<>();

    /** Whether the host has no more than it may have, with this one. */
    boolean opened(String host) {
        return open.merge(host, 1, Integer::sum) <= MOST;
    }

    void closed(String host) {
        open.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
    }
}
