package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Releases what was stopped. */
@Command(
        name = "release",
        description = {
            "Release what was stopped: hosts are told again what is approved.",
            "Without --yes it says who stopped it and why, and asks."
        })
public final class ReleaseCommand extends ApiCommand {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = new Confirmation(output(), client().serverName(), yes);
        confirmation.requirePossible();
        JsonRow brake = client().get(Query.of("brake"));
        if (!brake.isTrue("holds")) {
            throw CommandFailure.nothing("Nothing is stopped.");
        }
        confirmation.ask(
                List.of("Stopped by " + brake.text("author") + ": " + brake.text("reason")),
                "tell hosts again what is approved?");
        client().delete(Query.of("brake"));
        if (!isJson()) {
            output().println("Released: hosts are told again what is approved.");
        }
        return ExitCode.OK;
    }
}
