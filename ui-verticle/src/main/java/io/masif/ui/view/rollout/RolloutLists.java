package io.masif.ui.view.rollout;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.rollout.plan.RingJson;
import io.masif.ui.rollout.plan.RolloutPlan;
import io.masif.ui.rollout.store.RolloutDefinition;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.stream.Collectors;

/** The lists of rollouts and of their plans, as they are exported. */
public final class RolloutLists {
    /** Rollouts, the newest first. */
    public static final ListDefinition<RolloutView> ROLLOUTS = new ListDefinition<>(
            "/rollouts",
            List.of(
                    Column.sorted("number", RolloutView::id).required(),
                    Column.unsorted("actions", RolloutLists::describeActions),
                    Column.unsorted("plan", view -> view.plan().key().name()),
                    Column.unsorted("plan-version", view -> view.plan().key().version()),
                    Column.unsorted("state", view -> view.state().word()),
                    Column.unsorted("since", view -> view.rollout().status().since()),
                    Column.unsorted("waits-for", view -> view.waiting().kind().word()),
                    Column.unsorted("rings", view -> view.rings().stream()
                            .map(ring -> ring.status().state().word())
                            .collect(Collectors.joining(" "))),
                    Column.unsorted(
                            "rule",
                            view -> authorship(view).rule() == null
                                    ? null
                                    : authorship(view).rule().toString()),
                    Column.unsorted("author", view -> authorship(view).author()),
                    Column.unsorted("created", view -> authorship(view).created()),
                    Column.unsorted("comment", view -> authorship(view).comment())),
            List.of(),
            "-number");

    private RolloutLists() {}

    /**
     * The last versions of plans, by name. Their rings are as the API writes them.
     *
     * @param groups the groups of rings
     */
    public static ListDefinition<RolloutPlan> plans(RingGroups groups) {
        return new ListDefinition<>(
                "/rollout-plans",
                List.of(
                        Column.<RolloutPlan>text("name", plan -> plan.key().name())
                                .required(),
                        Column.unsorted("version", plan -> plan.key().version()),
                        Column.unsorted("rings", plan -> new JsonArray(plan.rings().stream()
                                        .map(ring -> RingJson.write(ring, groups::getName))
                                        .toList())
                                .encode()),
                        Column.unsorted("author", RolloutPlan::author),
                        Column.unsorted("created", RolloutPlan::created),
                        Column.unsorted("comment", RolloutPlan::comment)),
                List.of(),
                "name");
    }

    private static RolloutDefinition.Authorship authorship(RolloutView view) {
        return view.rollout().definition().authorship();
    }

    private static String describeActions(RolloutView view) {
        return view.rollout().definition().patterns().stream()
                .map(RolloutLists::describe)
                .collect(Collectors.joining("; "));
    }

    private static String describe(ApprovalPattern pattern) {
        return (pattern.kind() == null ? "" : pattern.kind().word() + " ")
                + (pattern.packageName() == null ? "" : pattern.packageName())
                + (pattern.to() == null ? "" : " " + pattern.to());
    }
}
