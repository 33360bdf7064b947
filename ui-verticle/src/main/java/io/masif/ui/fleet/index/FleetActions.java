package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.ui.fleet.rule.ActionSummary;
import io.masif.ui.store.FleetAction;
import io.masif.ui.view.ActionKey;
import io.netty.util.collection.IntObjectHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Every action that a host plans or has executed, by number and by package. */
public final class FleetActions {
    private final Map<Integer, FleetAction> actions = new IntObjectHashMap<>();
    private final Map<String, List<Integer>> byPackage = new TreeMap<>();
    /** Stored, since comparing versions is slow and each list of pending actions needs all of them. */
    private final RoaringBitmap stepsBack = new RoaringBitmap();

    private final RoaringBitmap configurations = new RoaringBitmap();
    /** What some host gets from a security archive; another host may get the same version from elsewhere. */
    private final Set<ActionKey> securityKeys = new HashSet<>();

    private final RoaringBitmap securityUpdates = new RoaringBitmap();

    /** Adds an action; false if it was there already. */
    boolean put(int id, FleetAction row) {
        if (actions.put(id, row) != null) {
            return false;
        }
        Action action = row.action();
        byPackage
                .computeIfAbsent(action.packageName(), name -> new ArrayList<>())
                .add(id);
        if (action.isStepBack()) {
            stepsBack.add(id);
        }
        if (action.kind() == Kind.CONFIGURE) {
            configurations.add(id);
        }
        addSecurity(id, action);
        return true;
    }

    private void addSecurity(int id, Action action) {
        ActionKey key = ActionKey.of(action);
        if (action.security() && securityKeys.add(key)) {
            findByKey(key).forEach(securityUpdates::add);
        } else if (securityKeys.contains(key)) {
            securityUpdates.add(id);
        }
    }

    public boolean contains(int id) {
        return actions.containsKey(id);
    }

    public Action get(int id) {
        FleetAction row = actions.get(id);
        return row == null ? null : row.action();
    }

    /** The name of the action's source package; that of its package if it is unknown. */
    public String source(int id) {
        return actions.get(id).source();
    }

    /** When a host reported the action for the first time. */
    public Instant firstSeen(int id) {
        return actions.get(id).firstSeen();
    }

    /** Replaces the source package of an action, which has become known. */
    void putSource(int id, String source) {
        actions.computeIfPresent(id, (number, row) -> row.withSource(source));
    }

    /** The numbers of the actions whose source package has the name of the package, or is unknown. */
    public List<Integer> findWithoutSource() {
        return actions.entrySet().stream()
                .filter(each -> {
                    FleetAction row = each.getValue();
                    return row.source().equals(row.action().packageName());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether the action would replace a version by an older one. */
    public boolean isStepBack(int id) {
        return stepsBack.contains(id);
    }

    /**
     * Whether the action is a security update: some host gets the same version from a security archive. On a host that gets it
     * from elsewhere, such as from a mirror or a point release, it mends the same.
     */
    public boolean isSecurity(int id) {
        return securityUpdates.contains(id);
    }

    /** Whether the action is a security update, as {@link #isSecurity(int)}. */
    public boolean isSecurity(ActionKey key) {
        return securityKeys.contains(key);
    }

    /** Whether the action configures a package that is unpacked. */
    boolean isConfiguration(int id) {
        return configurations.contains(id);
    }

    /** The numbers of all actions. */
    public Set<Integer> ids() {
        return actions.keySet();
    }

    /** The names of the packages, sorted. */
    public Collection<String> packages() {
        return byPackage.keySet();
    }

    /** The numbers of a package's actions; of all actions for null. */
    public List<Integer> findByPackage(String packageName) {
        return packageName == null ? List.copyOf(actions.keySet()) : byPackage.getOrDefault(packageName, List.of());
    }

    /** What rules ask of the package's actions. */
    public List<ActionSummary> summarize(String packageName) {
        Map<ActionKey, List<Integer>> byKey = new LinkedHashMap<>();
        for (int id : findByPackage(packageName)) {
            byKey.computeIfAbsent(ActionKey.of(get(id)), key -> new ArrayList<>(1))
                    .add(id);
        }
        return byKey.entrySet().stream()
                .map(each -> summarize(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * What rules ask of an action.
     *
     * @param ids the numbers of the actions with that key
     */
    public ActionSummary summarize(ActionKey key, List<Integer> ids) {
        Instant firstSeen = Instant.MAX;
        Set<String> releases = new HashSet<>();
        for (int id : ids) {
            firstSeen = firstSeen(id).isBefore(firstSeen) ? firstSeen(id) : firstSeen;
            releases.addAll(get(id).releases());
        }
        return new ActionSummary(key, ids, firstSeen, isSecurity(key), releases);
    }

    /** The numbers of the actions with that key. */
    public List<Integer> findByKey(ActionKey key) {
        return findByPackage(key.packageName()).stream()
                .filter(id -> ActionKey.of(get(id)).equals(key))
                .toList();
    }

    /** The numbers of the actions that a pattern covers, also as half of an update; a few more do no harm. */
    List<Integer> findAffected(ApprovalPattern pattern) {
        return findByPackage(pattern.packageName()).stream()
                .filter(id -> pattern.to() == null || pattern.to().equals(get(id).to()))
                .toList();
    }
}
