package io.masif.ui.view.host.detail;

import io.masif.decision.EffectiveDecision;
import io.masif.domain.Result;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.Filter;
import io.masif.ui.view.list.ListDefinition;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The lists of one host: its plan, its runs, and their actions. Each host has its own paths. */
public final class HostDetailLists {
    /** What is decided about an action. */
    public static final String DECISION = "decision";

    /** The package of an action of a run. */
    public static final String PACKAGE = "package";

    /** How an action of a run ended. */
    public static final String OUTCOME = "outcome";

    private HostDetailLists() {}

    /** The plan of the host of that name. */
    public static ListDefinition<PlannedAction> plan(String host) {
        return new ListDefinition<>(
                path(host) + "/plan",
                List.of(
                        Column.<PlannedAction>text(
                                        "package", row -> row.action().packageName())
                                .required(),
                        Column.sorted("action", row -> row.action().kind().word()),
                        Column.sorted("from", row -> row.action().from()),
                        Column.sorted("to", row -> row.action().to()),
                        Column.sorted("security", PlannedAction::isSecurity),
                        new Column<>(DECISION, row -> row.state().word(), PlannedAction::state)),
                List.of(Filter.of(
                        DECISION,
                        Arrays.stream(EffectiveDecision.State.values())
                                .map(EffectiveDecision.State::word)
                                .toArray(String[]::new))),
                "package");
    }

    /** The runs of the host of that name, the latest first. */
    public static ListDefinition<HostRun> runs(String host) {
        return new ListDefinition<>(
                path(host) + "/runs",
                List.of(
                        Column.<HostRun, Instant>sorted("started", HostRun::started)
                                .required(),
                        Column.unsorted("ended", HostRun::ended),
                        Column.unsorted("done", (HostRun run) -> run.count(Result.DONE)),
                        Column.unsorted("failed", (HostRun run) -> run.count(Result.FAILED)),
                        Column.unsorted("message", HostRun::findMessage)),
                List.of(
                        Filter.ofText(PACKAGE),
                        Filter.of(
                                OUTCOME,
                                Arrays.stream(Result.values()).map(Result::word).toArray(String[]::new))),
                "-started");
    }

    /** The actions of a run of the host of that name. */
    public static ListDefinition<HostRun.ExecutedAction> actions(String host, long run) {
        return new ListDefinition<>(
                path(host) + "/runs/" + run,
                List.of(
                        Column.unsorted("package", each -> each.action().packageName()),
                        Column.unsorted("action", each -> each.action().kind().word()),
                        Column.unsorted("version", each -> each.action().version()),
                        Column.unsorted("result", each -> each.result().word()),
                        Column.unsorted("message", HostRun.ExecutedAction::message)),
                List.of(),
                "package");
    }

    private static String path(String host) {
        return "/hosts/" + URLEncoder.encode(host, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
