package io.masif.ui.fleet.progress;

import io.masif.decision.HostSet;
import io.masif.domain.ApprovalPattern;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.view.DecisionKind;
import io.masif.ui.view.approval.AuthoredDecision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** How far several approvals are as one, such as those of a rollout, which are about its actions or some of them. */
public final class JointProgress {
    private record Part(Set<ApprovalPattern> patterns, boolean isInForce) {}

    private JointProgress() {}

    /**
     * The progress of the approvals of these numbers; of one number, that of the approval itself.
     *
     * @throws io.masif.failure.Failure as not found if there is no approval of one of these numbers
     */
    public static ProgressHosts of(FleetIndex fleet, PendingActions pending, List<Long> approvals, Instant now) {
        return approvals.size() == 1
                ? ProgressHosts.of(fleet, pending, approvals.get(0), now)
                : count(
                        fleet,
                        pending,
                        approvals.stream().map(id -> find(fleet, id)).toList(),
                        now);
    }

    private static AuthoredDecision find(FleetIndex fleet, long id) {
        AuthoredDecision approval = fleet.decisions().get(id);
        if (approval == null) {
            throw DecisionKind.APPROVAL.createNotFound(id);
        }
        return approval;
    }

    /**
     * Not all of them are about the same actions, and some may have ended, or are revoked for some hosts, which do not wait
     * for them: what is alike is counted together.
     */
    private static ProgressHosts count(
            FleetIndex fleet, PendingActions pending, List<AuthoredDecision> approvals, Instant now) {
        Instant since = approvals.stream()
                .map(AuthoredDecision::created)
                .min(Instant::compareTo)
                .orElseThrow();
        Map<Part, RoaringBitmap> hosts = new LinkedHashMap<>();
        for (AuthoredDecision each : approvals) {
            Set<ApprovalPattern> patterns = findPatterns(each);
            RoaringBitmap all = each.decision().hosts().select(fleet.hosts().ids());
            RoaringBitmap revoked = findRevoked(each, patterns, all);
            add(hosts, new Part(patterns, each.isInForce(now)), RoaringBitmap.andNot(all, revoked));
            add(hosts, new Part(patterns, false), revoked);
        }
        return ProgressHosts.merge(hosts.entrySet().stream()
                .map(each -> ApprovalProgress.countRing(
                                fleet,
                                pending,
                                List.copyOf(each.getKey().patterns()),
                                HostSet.of(each.getValue()),
                                new ProgressRules(
                                        each.getKey().isInForce(),
                                        true,
                                        since,
                                        fleet.hosts().silent()))
                        .createHosts())
                .toList());
    }

    private static void add(Map<Part, RoaringBitmap> hosts, Part part, RoaringBitmap more) {
        if (!more.isEmpty()) {
            hosts.computeIfAbsent(part, key -> new RoaringBitmap()).or(more);
        }
    }

    /** Those of the hosts for which all of these patterns are revoked. */
    private static RoaringBitmap findRevoked(
            AuthoredDecision approval, Set<ApprovalPattern> patterns, RoaringBitmap hosts) {
        RoaringBitmap revoked = new RoaringBitmap();
        approval.decision().revocations().stream()
                .filter(each ->
                        each.patterns().isEmpty() || Set.copyOf(each.patterns()).containsAll(patterns))
                .forEach(each -> revoked.or(each.hosts().select(hosts)));
        return revoked;
    }

    /** What is not revoked for all of its hosts; all of it, if nothing is left. */
    private static Set<ApprovalPattern> findPatterns(AuthoredDecision approval) {
        List<ApprovalPattern> remaining = approval.decision().remainingPatterns();
        return Set.copyOf(remaining.isEmpty() ? approval.decision().patterns() : remaining);
    }
}
