package io.masif.ui.view.rollout;

import io.masif.domain.ApprovalPattern;
import io.masif.ui.rollout.store.RolloutDefinition;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.util.List;
import java.util.stream.Collectors;

/** The list of rollouts, as it is exported. */
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
