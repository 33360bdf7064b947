package io.masif.ui.fleet.rollout.query;

import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.rollout.store.Rollout;
import io.masif.ui.rollout.store.RolloutChange.RingApproval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/**
 * Finds which hosts have executed restarts and reboots of a rollout since their ring opened. Each is the same action again: who
 * has executed it is not approved once more, also not after the rollout was paused and resumed.
 */
final class ExecutedRestarts {
    private final FleetIndex fleet;
    private final List<Part> parts;

    /**
     * Hosts of the rollout that began together.
     *
     * @param hosts those of a ring, or those that no ring has had
     * @param since when the ring opened, or the last one ended
     * @param isLimited whether only so many of them may be approved at once
     */
    record Part(HostSet hosts, Instant since, boolean isLimited) {}

    ExecutedRestarts(IndexView index, Rollout rollout) {
        this.fleet = index.fleet();
        this.parts = rollout.definition().restarts().isEmpty() ? List.of() : findParts(fleet, rollout);
    }

    private static List<Part> findParts(FleetIndex fleet, Rollout rollout) {
        List<Part> parts = new ArrayList<>();
        for (int ring = 0; ring < rollout.rings().size(); ring++) {
            if (rollout.status().rings().get(ring).isOpened()) {
                parts.add(new Part(
                        rollout.rings().get(ring).hosts(),
                        rollout.status().rings().get(ring).opened(),
                        !rollout.definition().findLimit(ring).isNone()));
            }
        }
        if (rollout.status().current().isEmpty()) {
            HostSet rest = new RingOpening(fleet, fleet.groups().members(), rollout).findRest();
            boolean isLimited =
                    !rollout.definition().findLimit(rollout.rings().size()).isNone();
            parts.add(new Part(rest, rollout.status().lastEnd(), isLimited));
        }
        return List.copyOf(parts);
    }

    /** The hosts of the rings that have opened, and those that are left after the last one ended; none without restarts. */
    List<Part> parts() {
        return parts;
    }

    /** Those of a part that have executed the action; a new bitmap. */
    RoaringBitmap find(Part part, int action) {
        Outcomes outcomes = fleet.outcomes().get(action);
        return outcomes == null ? new RoaringBitmap() : part.hosts().intersection(outcomes.executedSince(part.since()));
    }

    /**
     * Approves on hosts what is left for them to execute: one decision for each set of hosts on which it is the same, at most one
     * for each pattern. Those of restarts only come first: what is retried belongs to the last decision, and these are revoked
     * when they have been executed.
     *
     * @param ring the ring whose hosts they are, from 0; null for those that no ring has had
     */
    Stream<RingApproval> approve(Integer ring, List<ApprovalPattern> patterns, HostSet hosts) {
        Map<HostSet, List<ApprovalPattern>> byHosts = new LinkedHashMap<>();
        byHosts.put(
                hosts,
                new ArrayList<>(patterns.stream()
                        .filter(pattern -> !pattern.isRestart())
                        .toList()));
        patterns.stream().filter(ApprovalPattern::isRestart).forEach(pattern -> byHosts.computeIfAbsent(
                        HostSet.of(RoaringBitmap.andNot(hosts.toBitmap(), findExecuted(pattern))),
                        left -> new ArrayList<>())
                .add(pattern));
        return byHosts.entrySet().stream()
                .filter(each -> each.getKey().size() > 0 && !each.getValue().isEmpty())
                .map(each -> new RingApproval(ring, each.getValue(), HostSelection.only(each.getKey())))
                .sorted(Comparator.comparing(ExecutedRestarts::outlastsRestarts));
    }

    private static boolean outlastsRestarts(RingApproval approval) {
        return !approval.patterns().stream().allMatch(ApprovalPattern::isRestart);
    }

    /** The hosts that have executed a restart, and plan no other one that the pattern matches, too. */
    private RoaringBitmap findExecuted(ApprovalPattern pattern) {
        RoaringBitmap executed = new RoaringBitmap();
        RoaringBitmap left = new RoaringBitmap();
        for (int action : fleet.actions().findByPackage(pattern.packageName())) {
            if (pattern.covers(fleet.action(action))) {
                RoaringBitmap hosts = new RoaringBitmap();
                parts.forEach(part -> hosts.or(find(part, action)));
                executed.or(hosts);
                left.or(RoaringBitmap.andNot(fleet.hostsPlanning(action), hosts));
            }
        }
        executed.andNot(left);
        return executed;
    }
}
