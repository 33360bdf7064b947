package io.masif.ui.approval;

import io.masif.flow.AsyncLoop;
import io.masif.ui.fleet.delivery.FindHeld;
import io.masif.ui.fleet.query.FleetClient;
import io.masif.ui.view.approval.list.ApprovalRow;
import io.masif.ui.view.approval.list.ProgressState;
import io.masif.ui.view.delivery.HeldBack;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds to decisions what keeps them from being handed out, some at a time: others ask the index meanwhile. */
final class HeldRows {
    private static final int AT_ONCE = 20;

    private final FleetClient fleet;

    HeldRows(FleetClient fleet) {
        this.fleet = fleet;
    }

    Future<List<ApprovalRow>> add(List<ApprovalRow> rows) {
        List<Long> waiting = rows.stream()
                .filter(row -> row.state().isInForce() && row.count(ProgressState.WAITING) > 0)
                .map(ApprovalRow::id)
                .toList();
        Map<Long, HeldBack> held = new HashMap<>();
        return find(waiting, held).map(done -> rows.stream()
                .map(row -> row.withHeld(held.get(row.id())))
                .toList());
    }

    private Future<Void> find(List<Long> ids, Map<Long, HeldBack> held) {
        int[] begin = {0};
        return AsyncLoop.repeatWhile(() -> {
            List<Long> some = ids.subList(begin[0], Math.min(ids.size(), begin[0] + AT_ONCE));
            begin[0] += some.size();
            return some.isEmpty()
                    ? Future.succeededFuture(false)
                    : fleet.query(new FindHeld(some)).onSuccess(held::putAll).map(true);
        });
    }
}
