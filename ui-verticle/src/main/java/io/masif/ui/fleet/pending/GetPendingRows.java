package io.masif.ui.fleet.pending;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.pending.PendingRow;
import java.util.List;

/** Asks for all pending actions, by package; for programs. */
public record GetPendingRows() implements IndexQuery<List<PendingRow>> {
    @Override
    public List<PendingRow> answer(IndexView index) {
        return index.pending().groupByPackage().stream()
                .flatMap(each -> each.rows().stream())
                .toList();
    }
}
