package io.masif.master.http;

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
final class PerHost<C> {
    /** An agent needs one or two; a few more stay behind where a network is lost again and again. */
    private static final int MOST = 32;

    private final ConcurrentHashMap<String, List<C>> open = new ConcurrentHashMap<>();

    /** Adds one, and tells which one the host has to lose for it; from then on that one is not counted. */
    Optional<C> opened(String host, C connection) {
        List<C> all = open.merge(host, List.of(connection), PerHost::plus);
        if (all.size() <= MOST) {
            return Optional.empty();
        }
        closed(host, all.get(0));
        return Optional.of(all.get(0));
    }

    void closed(String host, C connection) {
        open.computeIfPresent(host, (name, all) -> minus(all, connection));
    }

    private static <C> List<C> plus(List<C> some, List<C> more) {
        List<C> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static <C> List<C> minus(List<C> all, C one) {
        List<C> others = all.stream().filter(each -> each != one).toList();
        return others.isEmpty() ? null : others;
    }
}
