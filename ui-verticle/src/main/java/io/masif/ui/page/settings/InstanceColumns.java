package io.masif.ui.page.settings;

import io.masif.instance.RunningInstance;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;

/** The columns of the file of masters and UIs. */
final class InstanceColumns {
    static final ListDefinition<RunningInstance> DEFINITION = new ListDefinition<>(
            "/settings/instances",
            List.of(
                    Column.unsorted("name", each -> each.instance().name()),
                    Column.unsorted("kind", each -> each.instance().kind().word()),
                    Column.unsorted("version", each -> each.instance().version()),
                    Column.unsorted("started", RunningInstance::startedAt),
                    Column.unsorted("seen", RunningInstance::seenAt),
                    Column.unsorted("alive", RunningInstance::isAlive),
                    Column.unsorted("certificate-ends", each -> each.instance().certificateEnds()),
                    Column.unsorted("lists-due", each -> each.instance().listsDue())),
            List.of(),
            "name");

    private InstanceColumns() {}
}
