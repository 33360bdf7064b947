package io.masif.cli.command.history;

import io.masif.cli.api.EventReader;
import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the history, the latest event last, and what is added to it. */
@Command(name = "events", description = "Show who did what, the latest last, and with --follow what comes.")
public final class EventsCommand extends ApiCommand {
    @Option(names = "--follow", description = "Go on with events as they come, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--limit", paramLabel = "ROWS", description = "So many of the latest events; 20 if not given.")
    private int limit = 20;

    @Option(names = "--operator", paramLabel = "NAME", description = "Only by this operator.")
    private String operator;

    @Option(names = "--host", paramLabel = "NAME", description = "Only about this host.")
    private String host;

    @Option(
            names = "--package",
            paramLabel = "NAME",
            description = "Only decisions about packages with this in their name.")
    private String packageName;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only of this kind, such as approved, revoked, login.")
    private String kind;

    @Override
    protected ExitCode execute() {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1.");
        }
        Query query = Query.of("history")
                .with("operator", operator)
                .with("host", host)
                .with("package", packageName)
                .with("kind", kind);
        HistoryReader history = new HistoryReader(client(), query);
        // opened first: what happens meanwhile comes as an event
        try (EventReader changes =
                follow ? client().openEvents(Query.of("events").with("interval", "1")) : null) {
            print(history.readLatest(limit));
            while (follow && changes.awaitEvent()) {
                print(history.readNew());
            }
        }
        if (follow) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, "The server ended the stream of events.");
        }
        return ExitCode.OK;
    }

    private void print(List<JsonRow> events) {
        for (JsonRow event : events) {
            if (isJson()) {
                output().printJson(event);
            } else {
                output().println(CleanText.of(EventText.of(event)));
            }
        }
    }
}
