package io.masif.ui.fleet.group;

import io.masif.delivery.DeliveryRecords.GroupWindow;
import io.masif.delivery.Freeze;
import io.masif.schedule.MaintenanceWindow;
import io.masif.ui.fleet.member.PresentGroups;
import io.masif.ui.fleet.name.HostNames;
import io.masif.ui.fleet.pending.PendingEntry;
import io.masif.ui.fleet.pending.PendingTable;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.group.GroupDetail;
import io.masif.ui.view.group.PendingInGroup;
import java.util.Comparator;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/** A group with what is pending on its members; not found if there is none of that name. */
public record GetGroup(String name) implements IndexQuery<GroupDetail> {
    @Override
    public GroupDetail answer(IndexView index) {
        StoredGroup group = PresentGroups.get(index.fleet().groups(), name);
        List<PendingInGroup> pending = findPending(index, group.members().toBitmap());
        return new GroupDetail(
                new GroupDetail.Version(group.id(), group.definition().digest()),
                new GroupRows(index).create(group),
                group.definition().isByHand()
                        ? HostNames.findAll(index.fleet(), group.definition().named())
                        : List.of(),
                pending.stream().limit(GroupDetail.MAX_PENDING).toList(),
                pending.size(),
                findWindows(index, group.id()),
                findFreezes(index, group.id()));
    }

    private static List<MaintenanceWindow> findWindows(IndexView index, int group) {
        return index.fleet().delivery().rules().records().windows().stream()
                .filter(each -> each.group() == group)
                .map(GroupWindow::window)
                .toList();
    }

    private static List<Freeze> findFreezes(IndexView index, int group) {
        return index.fleet().delivery().rules().records().freezes().stream()
                .filter(each -> each.group() == null || each.group() == group)
                .filter(each -> index.now().isBefore(each.until()))
                .sorted(Comparator.comparing(Freeze::from))
                .toList();
    }

    private static List<PendingInGroup> findPending(IndexView index, RoaringBitmap members) {
        return PendingTable.of(index).entries().stream()
                .map(entry -> create(entry, members))
                .filter(each -> each.hosts() > 0)
                .sorted(Comparator.comparing((PendingInGroup each) -> !each.isSecurity())
                        .thenComparing(PendingInGroup::hosts, Comparator.reverseOrder())
                        .thenComparing(PendingInGroup::key))
                .toList();
    }

    private static PendingInGroup create(PendingEntry entry, RoaringBitmap members) {
        return new PendingInGroup(
                entry.key(), entry.isSecurity(), RoaringBitmap.andCardinality(entry.hosts(), members));
    }
}
