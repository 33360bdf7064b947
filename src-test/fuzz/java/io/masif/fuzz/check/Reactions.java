package io.masif.fuzz.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often there was which status. */
public final class Reactions {
    private final Map<String, Integer> counts = new TreeMap<>();

    /** An answer; empty if there was none. */
    public void count(Optional<Integer> status) {
        counts.merge(status.map(String::valueOf).orElse("none"), 1, Integer::sum);
    }

    @Override
    public String toString() {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .toList());
    }
}
