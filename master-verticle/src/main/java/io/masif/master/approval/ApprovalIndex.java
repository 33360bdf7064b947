package io.masif.master.approval;

import io.masif.domain.Action;
import io.masif.domain.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Approvals by package and host, either of which may be open, so that an answer looks at few of them. */
final class ApprovalIndex {
    private final Map<Key, List<Approval>> byKey = new HashMap<>();
    private final int size;

    private record Key(String packageName, String host) {}

    ApprovalIndex(List<Approval> approvals) {
        size = approvals.size();
        approvals.forEach(approval -> byKey.computeIfAbsent(
                        new Key(approval.packageName(), approval.host()), key -> new ArrayList<>())
                .add(approval));
    }

    int size() {
        return size;
    }

    boolean covers(String host, Action action, Instant now) {
        String name = action.packageName();
        return covers(new Key(name, null), host, action, now)
                || covers(new Key(name, host), host, action, now)
                || covers(new Key(null, host), host, action, now)
                || covers(new Key(null, null), host, action, now);
    }

    private boolean covers(Key key, String host, Action action, Instant now) {
        return byKey.getOrDefault(key, List.of()).stream()
                .anyMatch(approval -> approval.inForce(now) && approval.covers(host, action));
    }
}
