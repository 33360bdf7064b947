package io.masif.ui.page.activity;

import io.masif.domain.Result;
import io.masif.ui.store.run.RunFilter;
import io.masif.ui.store.run.RunOfHost;
import io.masif.ui.view.ActionKey;
import io.masif.ui.view.host.HostRun;
import io.masif.ui.view.list.Column;
import io.masif.ui.view.list.ListDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of the runs of all hosts, the newest first. */
public final class FleetRunList {
    /** The path of its page. */
    public static final String PATH = "/runs";

    /** The columns of its file. */
    static final ListDefinition<RunOfHost> DEFINITION = new ListDefinition<>(
            PATH,
            List.of(
                    Column.unsorted("host", RunOfHost::host),
                    Column.unsorted("started", found -> found.run().started()),
                    Column.unsorted("ended", found -> found.run().ended()),
                    Column.unsorted("done", found -> describe(found.run(), Result.DONE)),
                    Column.unsorted("failed", found -> describe(found.run(), Result.FAILED)),
                    Column.unsorted("skipped", found -> describe(found.run(), Result.SKIPPED)),
                    Column.unsorted("message", found -> found.run().findMessage())),
            List.of(),
            "host");

    private FleetRunList() {}

    /** The address of the runs in which an action ended so, since that moment. */
    public static String link(Result outcome, Instant since) {
        return new FleetRunQuery(new RunFilter("", "", since, null, outcome.word()), null, null, null).link(PATH);
    }

    /** The address of the runs in which an action ended so, on that day of the reader. */
    public static String link(Result outcome, LocalDate day) {
        return new FleetRunQuery(new RunFilter("", "", null, null, outcome.word()), day, day, null).link(PATH);
    }

    private static String describe(HostRun run, Result result) {
        Stream<ActionKey> actions =
                run.actions().stream().filter(each -> each.result() == result).map(HostRun.ExecutedAction::action);
        return actions.map(ActionKey::toString).collect(Collectors.joining(", "));
    }
}
