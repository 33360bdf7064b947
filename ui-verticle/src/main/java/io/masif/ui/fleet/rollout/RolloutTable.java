package io.masif.ui.fleet.rollout;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.rollout.state.RolloutState;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.view.rule.RuleReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rollouts by number: those that have not ended, and those that ended in the last week. */
public final class RolloutTable {
    private final Map<Long, Rollout> byId = new TreeMap<>(Comparator.reverseOrder());

    /** All of them, the newest first. */
    public List<Rollout> all() {
        return List.copyOf(byId.values());
    }

    /** The rollout of that number; null if it is not here. */
    public Rollout get(long id) {
        return byId.get(id);
    }

    /** The rollout that the rule of that number began and that has not ended. */
    public Optional<Rollout> findUnfinished(int rule) {
        return unfinished().filter(each -> isOf(each, rule)).findFirst();
    }

    /** The numbers of the rules of which a rollout has not ended. */
    public Set<Integer> findBusyRules() {
        return unfinished()
                .map(each -> each.definition().authorship().rule())
                .filter(Objects::nonNull)
                .map(RuleReference::rule)
                .collect(Collectors.toSet());
    }

    /** The rollouts that have not ended, the newest first. */
    public Stream<Rollout> unfinished() {
        return byId.values().stream().filter(each -> !each.status().state().isEnd());
    }

    /** Those that the rule of that number began, the newest first. */
    public List<Rollout> findByRule(int rule) {
        return byId.values().stream().filter(each -> isOf(each, rule)).toList();
    }

    /**
     * Restarts of a rule whose last rollout has finished.
     *
     * @param ruleVersion the version of the rule that began it
     * @param ended when it finished
     */
    public record FinishedRestarts(long ruleVersion, List<ApprovalPattern> restarts, Instant ended) {}

    /** The restarts of which the last rollout of a rule has finished; others of the rule may have begun since. */
    public List<FinishedRestarts> findFinishedRestarts() {
        Map<Integer, Set<ApprovalPattern>> later = new HashMap<>();
        List<FinishedRestarts> finished = new ArrayList<>();
        for (Rollout each : byId.values()) {
            RuleReference rule = each.definition().authorship().rule();
            if (rule == null) {
                continue;
            }
            Set<ApprovalPattern> begun = later.computeIfAbsent(rule.rule(), id -> new HashSet<>());
            List<ApprovalPattern> last =
                    each.definition().restarts().stream().filter(begun::add).toList();
            if (!last.isEmpty() && each.status().state() == RolloutState.FINISHED) {
                finished.add(new FinishedRestarts(
                        rule.versionId(), last, each.status().since()));
            }
        }
        return finished;
    }

    private static boolean isOf(Rollout rollout, int rule) {
        RuleReference reference = rollout.definition().authorship().rule();
        return reference != null && reference.rule() == rule;
    }

    /** The revision of each. */
    Map<Long, Long> revisions() {
        return byId.values().stream().collect(Collectors.toMap(Rollout::id, Rollout::revision));
    }

    /** Keeps those of these numbers, and adds or replaces others. */
    void update(Set<Long> ids, Collection<Rollout> changed) {
        byId.keySet().retainAll(ids);
        changed.forEach(each -> byId.put(each.id(), each));
    }
}
