package io.masif.ui.page.overview;

import io.masif.ui.view.instance.InstanceList;
import io.masif.ui.view.overview.ActionsExecuted;
import io.masif.ui.view.overview.CurrentRun;
import io.masif.ui.view.overview.DayPlot;
import io.masif.ui.view.overview.FleetOverview;
import java.util.List;

/** All that the overview shows. */
record OverviewData(
        FleetOverview overview, List<CurrentRun> runs, ActionsExecuted executed, DayPlot plot, InstanceList instances) {
    OverviewData {
        runs = List.copyOf(runs);
    }
}
