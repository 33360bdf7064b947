package io.masif.domain;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The set of actions that a host would execute now.
 *
 * @param digest the SHA-256 of the sorted hexadecimal digests of its actions, one a line: equal sets, equal digest
 * @param actions each action once, sorted by its digest
 */
public record Plan(Digest digest, List<Action> actions) {
    /** The plan of a host that has nothing to do. */
    public static final Plan EMPTY = of(List.of());

    public Plan {
        actions = List.copyOf(actions);
    }

    /** The plan of these actions, in any order; duplicates count once. */
    public static Plan of(Collection<Action> actions) {
        TreeMap<Digest, Action> byDigest = new TreeMap<>();
        actions.forEach(action -> byDigest.put(action.digest(), action));
        String canonical = byDigest.keySet().stream().map(Digest::hex).collect(Collectors.joining("\n"));
        return new Plan(Digest.ofText(canonical), List.copyOf(byDigest.values()));
    }
}
