package io.masif.ui.view.plan;

import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;

/** The lists of classes of hosts that plan exactly the same, and of their actions. */
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

    /** The actions of a class, removals first. */
    public static final ListDefinition<PlanClassDetail.PlannedAction> ACTIONS = new ListDefinition<>(
            "/plans/actions",
            List.of(
                    Column.unsorted("package", each -> each.action().packageName()),
                    Column.unsorted("action", each -> each.action().kind().word()),
                    Column.unsorted("from", each -> each.action().from()),
                    Column.unsorted("to", each -> each.action().to()),
                    Column.unsorted("security", PlanClassDetail.PlannedAction::isSecurity),
                    Column.unsorted("pending", PlanClassDetail.PlannedAction::isPending),
                    Column.unsorted("decision", each -> each.decision().word())),
            List.of(),
            "package");

    private PlanLists() {}
}
