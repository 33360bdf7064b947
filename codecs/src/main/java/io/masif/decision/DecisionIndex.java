package io.masif.decision;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * Decisions by package and target version, so that a lookup of an action finds few of them. Immutable: a change returns
 * another index, which shares with this one all that did not change.
 */
public final class DecisionIndex {
    /** The empty index. */
    public static final DecisionIndex EMPTY = new DecisionIndex(Map.of(), new HashMap<>());

    private final Map<Long, Decision> decisions;
    /** By package, then by target version; the key null in both is an open one. */
    private final Map<String, Map<String, List<PatternDecisions>>> byPackage;

    private final Instant groupsEnd;

    private DecisionIndex(Map<Long, Decision> decisions, Map<String, Map<String, List<PatternDecisions>>> byPackage) {
        this.decisions = decisions;
        this.byPackage = byPackage;
        this.groupsEnd = decisions.values().stream()
                .filter(decision -> !decision.hosts().groups().isEmpty())
                .map(Decision::end)
                .reduce(Instant.MIN, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** How many decisions there are. */
    public int size() {
        return decisions.size();
    }

    /** The end of the last of those decisions that are for groups; {@link Instant#MIN} if none is. */
    public Instant groupsEnd() {
        return groupsEnd;
    }

    /** The decision of that number; null if there is none. */
    public Decision get(long id) {
        return decisions.get(id);
    }

    /** The numbers of all decisions. */
    public Set<Long> ids() {
        return decisions.keySet();
    }

    /**
     * The packages whose decisions differ from those in another index that this one has been made from, or that has been made
     * from this one; null among them stands for patterns without a package.
     */
    public Set<String> findChangedPackages(DecisionIndex other) {
        Set<String> packages = new HashSet<>(byPackage.keySet());
        packages.addAll(other.byPackage.keySet());
        packages.removeIf(name -> byPackage.get(name) == other.byPackage.get(name));
        return packages;
    }

    /** The equal pattern that is in the index already, else the one given: many decisions are about the same actions. */
    public ApprovalPattern intern(ApprovalPattern pattern) {
        for (PatternDecisions each : findEntries(pattern.packageName(), pattern.to())) {
            if (each.pattern().equals(pattern)) {
                return each.pattern();
            }
        }
        return pattern;
    }

    /**
     * This index after a change.
     *
     * @param changed decisions that are new, or replace those of the same numbers
     * @param removedIds numbers of decisions that are no longer in it
     */
    public DecisionIndex withChanges(Collection<Decision> changed, Collection<Long> removedIds) {
        Map<Long, Decision> all = new HashMap<>(decisions);
        Set<Long> replaced = new HashSet<>(removedIds);
        Map<ApprovalPattern, List<Decision>> changedPatterns = new HashMap<>();
        changed.forEach(decision -> replaced.add(decision.id()));
        for (long id : replaced) {
            Decision previous = all.remove(id);
            if (previous != null) {
                previous.patterns()
                        .forEach(pattern -> changedPatterns.computeIfAbsent(pattern, key -> new ArrayList<>()));
            }
        }
        for (Decision decision : changed) {
            all.put(decision.id(), decision);
            decision.patterns().forEach(pattern -> changedPatterns
                    .computeIfAbsent(pattern, key -> new ArrayList<>())
                    .add(decision));
        }
        return new DecisionIndex(all, rebuild(changedPatterns, replaced));
    }

    /** This index after a change of the members of these groups. */
    public DecisionIndex withMembers(Set<Integer> groups, GroupMembers members) {
        List<Decision> changed = decisions.values().stream()
                .filter(decision -> decision.hosts().groups().intersects(groups))
                .map(decision -> decision.withMembers(members))
                .toList();
        return changed.isEmpty() ? this : withChanges(changed, List.of());
    }

    private Map<String, Map<String, List<PatternDecisions>>> rebuild(
            Map<ApprovalPattern, List<Decision>> changedPatterns, Set<Long> replaced) {
        Map<String, Map<String, List<PatternDecisions>>> packages = new HashMap<>(byPackage);
        Set<String> own = new HashSet<>();
        changedPatterns.forEach((pattern, added) -> {
            Map<String, List<PatternDecisions>> versions = own.add(pattern.packageName())
                    ? new HashMap<>(packages.getOrDefault(pattern.packageName(), Map.of()))
                    : packages.get(pattern.packageName());
            packages.put(pattern.packageName(), versions);
            List<PatternDecisions> entries =
                    replaceEntry(versions.getOrDefault(pattern.to(), List.of()), pattern, added, replaced);
            if (entries.isEmpty()) {
                versions.remove(pattern.to());
            } else {
                versions.put(pattern.to(), entries);
            }
        });
        packages.values().removeIf(Map::isEmpty);
        return packages;
    }

    private static List<PatternDecisions> replaceEntry(
            List<PatternDecisions> entries, ApprovalPattern pattern, List<Decision> added, Set<Long> replaced) {
        List<PatternDecisions> result = new ArrayList<>(entries.size() + 1);
        PatternDecisions own = PatternDecisions.empty(pattern);
        for (PatternDecisions each : entries) {
            if (each.pattern().equals(pattern)) {
                own = each;
            } else {
                result.add(each);
            }
        }
        PatternDecisions after = own.withChanges(added, replaced);
        if (!after.isEmpty()) {
            result.add(after);
        }
        return List.copyOf(result);
    }

    /**
     * The decision in force that concerns the host with the action; null if there is none. Of several, the one that ends
     * last; of those, the first one made.
     *
     * @param partOfUpdate whether the host reports the configuration of an update as an action of its own
     */
    public Decision find(int host, Action action, boolean partOfUpdate, Instant now) {
        LastDecision last = new LastDecision();
        forEachEntry(action, partOfUpdate, entry -> last.add(entry.find(host, action, now)));
        return last.decision;
    }

    /** The decisions with a pattern that covers the action, each once, for any host. */
    public Collection<Decision> findCovering(Action action, boolean partOfUpdate) {
        Map<Long, Decision> covering = new HashMap<>();
        forEachEntry(action, partOfUpdate, entry -> entry.decisions()
                .forEach(decision -> covering.put(decision.id(), decision)));
        return covering.values();
    }

    /** The same without decisions that a cheap check shows to be for none of these hosts. */
    public Collection<Decision> findCovering(Action action, boolean partOfUpdate, RoaringBitmap hosts) {
        Map<Long, Decision> covering = new HashMap<>();
        forEachEntry(action, partOfUpdate, entry -> {
            if (entry.mayConcern(hosts)) {
                entry.decisions().forEach(decision -> covering.put(decision.id(), decision));
            }
        });
        return covering.values();
    }

    private void forEachEntry(Action action, boolean partOfUpdate, Consumer<PatternDecisions> consumer) {
        forEachEntry(action.packageName(), action, partOfUpdate, consumer);
        forEachEntry(null, action, partOfUpdate, consumer);
    }

    private void forEachEntry(
            String packageName, Action action, boolean partOfUpdate, Consumer<PatternDecisions> consumer) {
        for (PatternDecisions entry : findEntries(packageName, null)) {
            if (entry.covers(action, partOfUpdate)) {
                consumer.accept(entry);
            }
        }
        if (action.to() != null) {
            for (PatternDecisions entry : findEntries(packageName, action.to())) {
                if (entry.covers(action, partOfUpdate)) {
                    consumer.accept(entry);
                }
            }
        }
    }

    private List<PatternDecisions> findEntries(String packageName, String version) {
        Map<String, List<PatternDecisions>> versions = byPackage.get(packageName);
        return versions == null ? List.of() : versions.getOrDefault(version, List.of());
    }

    /** The decision that ends last, of some. */
    private static final class LastDecision {
        private Decision decision;

        void add(Decision other) {
            decision = Decision.last(decision, other);
        }
    }
}
