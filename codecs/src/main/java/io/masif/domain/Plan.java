package io.masif.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The set of actions that a host proposes to execute now.
 *
 * @param digest the SHA-256 of the sorted hexadecimal digests of its actions, one a line: equal sets, equal digest
 * @param actions each action once, sorted by its digest
 * @param sources the source packages of actions, as in {@link PlannedAction}; others have none here
 */
public record Plan(Digest digest, List<Action> actions, Map<Action, String> sources) {
    /** The plan of a host that has nothing to do. */
    public static final Plan EMPTY = of(List.of());

    public Plan {
        actions = List.copyOf(actions);
        sources = Map.copyOf(sources);
    }

    /** The plan of these actions, in any order, without their source packages; duplicates count once. */
    public static Plan of(Collection<Action> actions) {
        return ofPlanned(
                actions.stream().map(action -> new PlannedAction(action, null)).toList());
    }

    /** The plan of these actions, in any order; duplicates count once. */
    public static Plan ofPlanned(Collection<PlannedAction> planned) {
        TreeMap<Digest, Action> byDigest = new TreeMap<>();
        Map<Action, String> sources = new HashMap<>();
        planned.forEach(each -> {
            byDigest.put(each.action().digest(), each.action());
            if (each.source() != null) {
                sources.put(each.action(), each.source());
            }
        });
        String canonical = byDigest.keySet().stream().map(Digest::hex).collect(Collectors.joining("\n"));
        return new Plan(Digest.ofText(canonical), List.copyOf(byDigest.values()), sources);
    }

    /** The plan of its actions and these, which have no source packages. */
    public Plan with(Collection<Action> others) {
        return others.isEmpty()
                ? this
                : ofPlanned(Stream.concat(
                                planned().stream(), others.stream().map(action -> new PlannedAction(action, null)))
                        .toList());
    }

    /** The source package of one of its actions; the package's own name if none is known. */
    public String sourceName(Action action) {
        return sources.getOrDefault(action, action.packageName());
    }

    /** Its actions with their source packages, in their order. */
    public List<PlannedAction> planned() {
        return actions.stream()
                .map(action -> new PlannedAction(action, sources.get(action)))
                .toList();
    }
}
