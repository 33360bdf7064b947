package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Retries by package, so that a lookup of an action finds few of them. Immutable. */
public final class RetryIndex {
    /** The empty index. */
    public static final RetryIndex EMPTY = new RetryIndex(Map.of());

    private final Map<Long, Retry> byId;
    private final Map<String, List<Retry>> byPackage = new HashMap<>();

    private RetryIndex(Map<Long, Retry> byId) {
        this.byId = byId;
        byId.values().stream()
                .sorted(Comparator.comparingLong(Retry::id).reversed())
                .forEach(retry -> retry.patterns().stream()
                        .map(ApprovalPattern::packageName)
                        .distinct()
                        .forEach(name -> byPackage
                                .computeIfAbsent(name, key -> new ArrayList<>())
                                .add(retry)));
    }

    /** The numbers of all retries. */
    public Set<Long> ids() {
        return byId.keySet();
    }

    /** The index of those retries of this one that have these numbers, and of others. */
    public RetryIndex with(Collection<Long> ids, Collection<Retry> added) {
        Map<Long, Retry> all = byId.values().stream()
                .filter(retry -> ids.contains(retry.id()))
                .collect(Collectors.toMap(Retry::id, retry -> retry));
        added.forEach(retry -> all.put(retry.id(), retry));
        return new RetryIndex(all);
    }

    /** The packages of the retries that only one of the two indexes has. */
    public Set<String> findChangedPackages(RetryIndex other) {
        Set<String> packages = new HashSet<>();
        Stream.concat(byId.values().stream(), other.byId.values().stream())
                .filter(retry -> !byId.containsKey(retry.id()) || !other.byId.containsKey(retry.id()))
                .flatMap(retry -> retry.patterns().stream())
                .forEach(pattern -> packages.add(pattern.packageName()));
        return packages;
    }

    /** The number of the last retry of the action on the host; 0 if there is none. */
    public long find(int host, Action action) {
        return find(host, action, retry -> true);
    }

    /** Whether a retry was requested after the action failed on the host in that run. */
    public boolean isRetried(int host, Action action, long run) {
        return find(host, action, retry -> run <= retry.lastRun()) > 0;
    }

    private long find(int host, Action action, Predicate<Retry> condition) {
        for (Retry retry : byPackage.getOrDefault(action.packageName(), List.of())) {
            if (condition.test(retry) && retry.concerns(host, action)) {
                return retry.id();
            }
        }
        return 0;
    }
}
