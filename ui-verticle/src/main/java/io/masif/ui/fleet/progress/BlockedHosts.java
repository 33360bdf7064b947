package io.masif.ui.fleet.progress;

import io.masif.decision.Decision;
import io.masif.domain.host.BlockedAction;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.index.PendingActions;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.approval.BlockedHost;
import io.masif.ui.view.host.HostCondition;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Finds what hosts say that they wait for. */
final class BlockedHosts {
    private static final int MAX_BLOCKED = 1000;

    private final FleetIndex fleet;
    private final PendingActions pending;

    BlockedHosts(FleetIndex fleet, PendingActions pending) {
        this.fleet = fleet;
        this.pending = pending;
    }

    /** The actions of the decision that the first of these hosts cannot execute yet. */
    List<BlockedHost> find(Decision decision, RoaringBitmap blockedHosts) {
        List<BlockedHost> found = new ArrayList<>();
        IntIterator hosts = blockedHosts.getIntIterator();
        while (hosts.hasNext() && found.size() < MAX_BLOCKED) {
            HostRecord host = fleet.host(hosts.next());
            for (BlockedAction blocked : host.facts().blocked()) {
                if (decision.covers(blocked.action())) {
                    found.add(find(host, blocked));
                }
            }
        }
        return found;
    }

    /** Those of the hosts that cannot execute an action of the decision yet. */
    RoaringBitmap select(Decision decision, RoaringBitmap hosts) {
        RoaringBitmap blocked = new RoaringBitmap();
        RoaringBitmap.and(fleet.conditions().findReported(HostCondition.BLOCKED), hosts)
                .forEach((int id) -> {
                    if (fleet.host(id).facts().blocked().stream().anyMatch(each -> decision.covers(each.action()))) {
                        blocked.add(id);
                    }
                });
        return blocked;
    }

    private BlockedHost find(HostRecord host, BlockedAction blocked) {
        List<ActionKey> waitsFor = blocked.waitsFor().stream()
                .filter(action -> !pending.isApproved(host, action))
                .map(ActionKey::of)
                .distinct()
                .toList();
        boolean isAllApproved = waitsFor.isEmpty() && !blocked.waitsFor().isEmpty();
        return new BlockedHost(
                host.name(), ActionKey.of(blocked.action()), waitsFor, isAllApproved ? null : blocked.reason());
    }
}
