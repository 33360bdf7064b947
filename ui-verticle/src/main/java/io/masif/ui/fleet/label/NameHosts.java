package io.masif.ui.fleet.label;

import io.masif.domain.label.NamePattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * The hosts whose names match patterns. A name is compared with a pattern once, since it does not change: groups are computed
 * again for all hosts when their labels change.
 */
public final class NameHosts {
    /** Those that were used last, the searches of operators as well. */
    private static final int MAX_PATTERNS = 500;

    private static final float LOAD_FACTOR = 0.75f;

    private final IntFunction<String> names;

    private final Map<NamePattern, Comparison> comparisons = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<NamePattern, Comparison> eldest) {
            return size() > MAX_PATTERNS;
        }
    };

    /** @param names the name of the host of a number */
    public NameHosts(IntFunction<String> names) {
        this.names = names;
    }

    /** The hosts whose names were compared with a pattern, and those of them that match. */
    private record Comparison(RoaringBitmap compared, RoaringBitmap matching) {}

    /** A host was added, or has another name: its number may have been that of another host. */
    public void put(int host) {
        comparisons.values().forEach(each -> each.compared().remove(host));
    }

    /** Removes from the hosts those whose names do not match. */
    public void retain(RoaringBitmap hosts, NamePattern pattern) {
        Comparison comparison = comparisons.computeIfAbsent(
                pattern, missing -> new Comparison(new RoaringBitmap(), new RoaringBitmap()));
        compare(comparison, RoaringBitmap.andNot(hosts, comparison.compared()), pattern);
        hosts.and(comparison.matching());
    }

    private void compare(Comparison comparison, RoaringBitmap hosts, NamePattern pattern) {
        if (hosts.isEmpty()) {
            return;
        }
        RoaringBitmap matching = new RoaringBitmap();
        hosts.forEach((int host) -> {
            if (pattern.matches(names.apply(host))) {
                matching.add(host);
            }
        });
        comparison.compared().or(hosts);
        comparison.compared().runOptimize();
        comparison.matching().andNot(hosts);
        comparison.matching().or(matching);
        comparison.matching().runOptimize();
    }
}
