package io.masif.ui.view.plan;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;

/** The list of classes of hosts that plan exactly the same. */
public final class PlanLists {
    /** The largest classes first. */
    public static final ListDefinition<PlanClass> CLASSES = new ListDefinition<>(
                    "/plans",
                    List.of(
                            Column.sorted("plan", PlanClass::plan).required(),
                            Column.sorted("hosts", PlanClass::hosts).required(),
                            Column.text("host", PlanClass::firstHost),
                            Column.text("class", PlanClass::hostClass),
                            Column.<PlanClass, Integer>sorted(
                                    "actions", each -> each.counts().actions()),
                            Column.<PlanClass, Integer>sorted(
                                    "pending", each -> each.counts().pending()),
                            Column.<PlanClass, Integer>sorted(
                                    "security", each -> each.counts().security()),
                            Column.<PlanClass, Integer>sorted(
                                    "removals", each -> each.counts().removals())),
                    List.of(Filter.of("pending", "on"), Filter.ofText("class")),
                    "-hosts")
            .identifiedBy(each -> List.of(each.plan()));

    private PlanLists() {}
}
