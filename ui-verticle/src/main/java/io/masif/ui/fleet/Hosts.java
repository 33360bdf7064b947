package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.failure.Failure;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostRow;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** The fleet host by host. */
final class Hosts {
    private final Fleet fleet;
    private final Pending pending;

    Hosts(Fleet fleet, Pending pending) {
        this.fleet = fleet;
        this.pending = pending;
    }

    List<HostRow> all() {
        return fleet.hosts().stream().map(this::row).toList();
    }

    /** Those for which one of the actions is pending. */
    List<HostRow> concerned(List<ActionKey> actions) {
        RoaringBitmap concerned = pending.hosts(actions);
        return fleet.hosts().stream()
                .filter(host -> concerned.contains(host.id()))
                .map(this::row)
                .toList();
    }

    HostDetail detail(String name) {
        Host host = fleet.host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no host " + name + ".");
        }
        List<HostDetail.PlannedAction> plan = new ArrayList<>();
        for (int id : fleet.planOf(host)) {
            Action action = fleet.action(id);
            plan.add(new HostDetail.PlannedAction(action, pending.approved(name, action)));
        }
        plan.sort((one, other) -> one.action().compareTo(other.action()));
        return new HostDetail(row(host), plan);
    }

    private HostRow row(Host host) {
        int[] plan = fleet.planOf(host);
        int open = 0;
        for (int id : plan) {
            if (!pending.approved(host.name(), fleet.action(id))) {
                open++;
            }
        }
        return new HostRow(
                host.name(),
                host.protocol(),
                host.facts(),
                host.firstSeen(),
                host.lastSeen(),
                plan.length,
                open,
                host.conflict());
    }
}
