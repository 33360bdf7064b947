package io.masif.ui.fleet.group;

import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.group.GroupRow;
import io.masif.ui.view.host.HostCondition;
import org.roaringbitmap.RoaringBitmap;

/** Counts the members of groups by their conditions. */
final class GroupRows {
    private final CurrentConditions conditions;

    GroupRows(IndexView index) {
        conditions = index.conditions();
    }

    GroupRow create(StoredGroup group) {
        RoaringBitmap members = group.members().toBitmap();
        return new GroupRow(
                group.name(),
                group.definition().isByHand()
                        ? null
                        : group.definition().selector().toString(),
                group.definition().description(),
                new GroupRow.Counts(
                        members.getCardinality(),
                        count(members, HostCondition.PENDING),
                        count(members, HostCondition.FAILED),
                        count(members, HostCondition.SILENT)),
                group.author(),
                group.created());
    }

    private int count(RoaringBitmap members, HostCondition condition) {
        return RoaringBitmap.andCardinality(members, conditions.find(condition));
    }
}
