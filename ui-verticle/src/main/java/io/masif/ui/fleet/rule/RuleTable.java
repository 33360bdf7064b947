package io.masif.ui.fleet.rule;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.rule.RuleRecords;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.rule.RuleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rules with all of their versions, and what the current versions decided. */
public final class RuleTable {
    private final Map<Integer, List<RuleVersion>> byRule = new TreeMap<>();
    private final Map<Long, Set<ApprovalPattern>> decided = new HashMap<>();
    /** When rollouts of restarts finished: hosts may need these again. */
    private final Map<Long, Map<ApprovalPattern, Instant>> restartEnds = new HashMap<>();
    /** The enabled rules whose patterns choose a package; computed when it is asked for. */
    private final Map<String, List<RuleVersion>> byPackage = new HashMap<>();

    private long lastVersion;
    private long lastDecision;
    private long lastRollout;

    /** Adds versions that are newer than all before, in the order in which they were made. */
    void putVersions(Collection<RuleVersion> added) {
        for (RuleVersion version : added) {
            List<RuleVersion> versions = byRule.computeIfAbsent(version.rule(), id -> new ArrayList<>());
            versions.forEach(former -> {
                decided.remove(former.id());
                restartEnds.remove(former.id());
            });
            versions.add(version);
            decided.put(version.id(), new HashSet<>());
            lastVersion = version.id();
        }
        byPackage.clear();
    }

    /** Adds what versions decided, in the order of the decisions. */
    void putDecided(Collection<RuleRecords.Decided> added) {
        added.forEach(this::put);
        lastDecision =
                added.stream().mapToLong(RuleRecords.Decided::number).max().orElse(lastDecision);
    }

    /** Adds what versions have rolled out, in the order of the rollouts. */
    void putStarted(Collection<RuleRecords.Decided> added) {
        added.forEach(each -> {
            put(each);
            putRestarts(each);
        });
        lastRollout =
                added.stream().mapToLong(RuleRecords.Decided::number).max().orElse(lastRollout);
    }

    private void put(RuleRecords.Decided added) {
        decided.computeIfPresent(added.ruleVersion(), (id, patterns) -> {
            patterns.addAll(added.patterns());
            return patterns;
        });
    }

    /** A rollout begins anew with restarts that an earlier one has finished. */
    private void putRestarts(RuleRecords.Decided started) {
        restartEnds.computeIfPresent(started.ruleVersion(), (id, ends) -> {
            ends.keySet().removeAll(started.patterns());
            return ends;
        });
        if (started.finished() != null) {
            putFinished(started.ruleVersion(), started.findRestarts(), started.finished());
        }
    }

    /** The number of the last version among those of all rules. */
    public long lastVersion() {
        return lastVersion;
    }

    /** How much of what rules did is known. */
    public KnownDecisions known() {
        return new KnownDecisions(lastDecision, lastRollout);
    }

    /** The current version of each rule, the first made rule first. */
    public List<RuleVersion> current() {
        return byRule.values().stream().map(RuleTable::last).toList();
    }

    /** The versions of a rule, the first one first; empty if there is no such rule. */
    public List<RuleVersion> versions(int rule) {
        return List.copyOf(byRule.getOrDefault(rule, List.of()));
    }

    private static RuleVersion last(List<RuleVersion> versions) {
        return versions.get(versions.size() - 1);
    }

    /** The enabled rules whose patterns choose the package, the first made rule first. */
    public List<RuleVersion> findByPackage(String packageName) {
        return byPackage.computeIfAbsent(packageName, name -> current().stream()
                .filter(each -> each.definition().isEnabled()
                        && each.definition().actions().packages().matches(name))
                .toList());
    }

    /** The enabled rules that are about the action. */
    public Stream<RuleVersion> findMatching(ActionSummary action) {
        return findByPackage(action.key().packageName()).stream().filter(action::isMatchedBy);
    }

    /**
     * A rollout of the current version of a rule has finished, and none has begun since: its restarts may be needed again.
     *
     * @param ended when it did
     */
    public void putFinished(long ruleVersion, Collection<ApprovalPattern> restarts, Instant ended) {
        if (decided.containsKey(ruleVersion)) {
            restarts.forEach(each -> restartEnds
                    .computeIfAbsent(ruleVersion, id -> new HashMap<>())
                    .put(each, ended));
        }
    }

    /** When the last rollout of a restart that the current version of a rule began has finished; null if it has not. */
    public Instant findRestartEnd(RuleVersion rule, ActionKey action) {
        return restartEnds.getOrDefault(rule.id(), Map.of()).get(action.toPattern());
    }

    /** Whether the current version of a rule has approved the action or begun to roll it out, in force or not. */
    public boolean hasDecided(RuleVersion rule, ActionKey action) {
        return decided.getOrDefault(rule.id(), Set.of()).contains(action.toPattern());
    }
}
