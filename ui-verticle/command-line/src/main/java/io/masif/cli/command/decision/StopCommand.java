package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops everything. */
@Command(
        name = "stop",
        description = {
            "Stop everything: no host is told any more that anything is approved, until it is released.",
            "What hosts execute already goes on. Without --yes it asks."
        })
public final class StopCommand extends ApiCommand {
    @Parameters(paramLabel = "REASON", description = "Why; everybody sees it on every page.", arity = "1..*")
    private List<String> reason;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = new Confirmation(output(), client().serverName(), yes);
        confirmation.requirePossible();
        confirmation.ask(List.of(), "stop all updates on all hosts?");
        JsonRow brake = client().post(Query.of("brake"), Map.of("reason", String.join(" ", reason)));
        if (isJson()) {
            output().printJson(brake);
        } else {
            output().println("All updates are stopped, by " + brake.text("author") + ": " + brake.text("reason"));
        }
        return ExitCode.OK;
    }
}
