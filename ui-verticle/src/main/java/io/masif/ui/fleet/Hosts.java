package io.masif.ui.fleet;

import io.masif.domain.Action;
import io.masif.failure.Failure;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.HostDetail;
import io.masif.ui.view.HostList;
import io.masif.ui.view.HostPage;
import io.masif.ui.view.HostQuery;
import io.masif.ui.view.HostRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.roaringbitmap.RoaringBitmap;

/** The fleet host by host. */
final class Hosts {
    private final Fleet fleet;
    private final Pending pending;

    Hosts(Fleet fleet, Pending pending) {
        this.fleet = fleet;
        this.pending = pending;
    }

    /** What a query found; the numbers are those of the hosts on its page. */
    record Found(HostQuery query, List<Integer> ids, int found) {}

    Found find(HostQuery query) {
        List<Integer> all = fleet.hosts().stream()
                .filter(host -> query.matches(host.name(), host.facts()))
                .map(Host::id)
                .toList();
        int first = (int) Math.min(all.size(), (query.page() - 1L) * query.size());
        return new Found(query, all.subList(first, Math.min(all.size(), first + query.size())), all.size());
    }

    HostPage page(Found found) {
        List<HostRow> rows = found.ids().stream()
                .map(fleet::host)
                .filter(Objects::nonNull)
                .map(this::row)
                .toList();
        return new HostPage(found.query(), rows, found.found(), fleet.size());
    }

    /** The first of those for which one of the actions is pending. */
    HostList concerned(List<ActionKey> actions) {
        RoaringBitmap concerned = pending.hosts(actions);
        List<HostRow> rows = fleet.hosts().stream()
                .filter(host -> concerned.contains(host.id()))
                .limit(HostList.LONGEST)
                .map(this::row)
                .toList();
        return new HostList(rows, concerned.getCardinality());
    }

    HostDetail detail(String name) {
        Host host = fleet.host(name);
        if (host == null) {
            throw Failure.of(Failure.Code.NOT_FOUND, "There is no host " + name + ".");
        }
        List<HostDetail.PlannedAction> plan = new ArrayList<>();
        for (int id : fleet.planOf(host)) {
            Action action = fleet.action(id);
            plan.add(new HostDetail.PlannedAction(action, !pending.isPending(host, id)));
        }
        plan.sort((one, other) -> one.action().compareTo(other.action()));
        return new HostDetail(row(host), plan.subList(0, Math.min(HostDetail.LONGEST_PLAN, plan.size())), null);
    }

    private HostRow row(Host host) {
        int[] plan = fleet.planOf(host);
        int open = 0;
        for (int id : plan) {
            if (pending.isPending(host, id)) {
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
