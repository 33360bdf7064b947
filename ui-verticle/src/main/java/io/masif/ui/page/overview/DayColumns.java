package io.masif.ui.page.overview;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.masif.ui.view.overview.DayPlot;
import java.util.List;

/** The columns of the file of plotted days. */
final class DayColumns {
    static final ListDefinition<DayPlot.Day> DEFINITION = new ListDefinition<>(
            "/overview",
            List.of(
                    Column.unsorted("day", DayPlot.Day::date),
                    Column.unsorted("pending-hosts", DayPlot.Day::pendingHosts),
                    Column.unsorted("security-hosts", DayPlot.Day::securityHosts),
                    Column.unsorted("done", DayPlot.Day::done),
                    Column.unsorted("failed", DayPlot.Day::failed)),
            List.of(),
            "day");

    private DayColumns() {}
}
