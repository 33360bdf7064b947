package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Releases what was stopped. */
@Command(
        name = "release",
        description = {
            "Release what was stopped: approvals are handed out to hosts again.",
            "Without --yes it says who stopped it and why, and asks."
        })
public final class ReleaseCommand extends ApiCommand {
    @Mixin
    private ConfirmationOption yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = yes.require(output(), client());
        JsonRow brake = client().get(Query.of("brake"));
        if (!brake.isTrue("holds")) {
            throw CommandFailure.nothing("Nothing is stopped.");
        }
        confirmation.ask(
                List.of("Stopped by " + brake.text("author") + ": " + brake.text("reason")),
                "hand out approvals again?");
        client().delete(Query.of("brake"));
        if (!isJson()) {
            output().println("Released: approvals are handed out again.");
        }
        return ExitCode.OK;
    }
}
