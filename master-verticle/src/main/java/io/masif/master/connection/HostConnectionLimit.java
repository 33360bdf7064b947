package io.masif.master.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of every host, over all event loops, the first one first: one host that goes wrong must not take those
 * of all others.
 *
 * @param <C> what stands for a connection
 */
public final class HostConnectionLimit<C> {
    /** An agent needs one or two; a few more stay behind where a network is lost again and again. */
    private static final int MAX_CONNECTIONS = 32;

    private final ConcurrentHashMap<String, List<C>> byHost = new ConcurrentHashMap<>();

    /** Adds one, and tells which one the host has to lose for it; from then on that one is not counted. */
    Optional<C> add(String host, C connection) {
        List<C> all = byHost.merge(host, List.of(connection), HostConnectionLimit::append);
        if (all.size() <= MAX_CONNECTIONS) {
            return Optional.empty();
        }
        remove(host, all.get(0));
        return Optional.of(all.get(0));
    }

    void remove(String host, C connection) {
        byHost.computeIfPresent(host, (name, all) -> without(all, connection));
    }

    private static <C> List<C> append(List<C> some, List<C> more) {
        List<C> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static <C> List<C> without(List<C> all, C one) {
        List<C> others = all.stream().filter(each -> each != one).toList();
        return others.isEmpty() ? null : others;
    }
}
