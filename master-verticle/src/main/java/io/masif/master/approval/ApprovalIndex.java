package io.masif.master.approval;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Approvals by host, package and version after, each of which may be open, so that an answer looks at few of them. */
final class ApprovalIndex {
    private final ByPackage forAll = new ByPackage();
    private final Map<String, ByPackage> forOne = new HashMap<>();
    private final int size;

    /** The approvals of a package by the version after; null stands for an open one, in both. */
    private static final class ByPackage extends HashMap<String, Map<String, List<Approval>>> {
        private static final long serialVersionUID = 1L;
    }

    ApprovalIndex(List<Approval> approvals) {
        size = approvals.size();
        approvals.forEach(approval -> of(approval.host())
                .computeIfAbsent(approval.packageName(), name -> new HashMap<>())
                .computeIfAbsent(approval.to(), version -> new ArrayList<>())
                .add(approval));
    }

    int size() {
        return size;
    }

    /** Until when the host may execute the action, {@link Instant#MAX} if that has no end; null if it may not. */
    Instant until(String host, Action action, Instant now) {
        Instant until = until(forAll, host, action, now);
        ByPackage own = forOne.get(host);
        return own == null ? until : later(until, until(own, host, action, now));
    }

    private ByPackage of(String host) {
        return host == null ? forAll : forOne.computeIfAbsent(host, name -> new ByPackage());
    }

    private static Instant until(ByPackage approvals, String host, Action action, Instant now) {
        Instant until = until(approvals.get(action.packageName()), host, action, now);
        return later(until, until(approvals.get(null), host, action, now));
    }

    private static Instant until(Map<String, List<Approval>> byVersion, String host, Action action, Instant now) {
        if (byVersion == null) {
            return null;
        }
        Instant open = until(byVersion.get(null), host, action, now);
        return action.to() == null ? open : later(open, until(byVersion.get(action.to()), host, action, now));
    }

    private static Instant until(List<Approval> approvals, String host, Action action, Instant now) {
        Instant until = null;
        if (approvals != null) {
            for (Approval approval : approvals) {
                if (approval.inForce(now) && approval.covers(host, action)) {
                    until = later(until, approval.expires() == null ? Instant.MAX : approval.expires());
                }
            }
        }
        return until;
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
