package io.masif.master.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of each host on all event loops, the eldest first: a faulty host must not use up the connections of
 * others. Safe from any thread.
 *
 * @param <C> a connection
 */
public final class HostConnectionLimit<C> {
    /** An agent needs one or two; some more remain open where a network fails again and again. */
    private static final int MAX_CONNECTIONS = 32;

    private final ConcurrentHashMap<String, List<C>> byHost = new ConcurrentHashMap<>();

    /** Adds a connection; returns the host's eldest one if it has too many now, which is no longer counted. */
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
