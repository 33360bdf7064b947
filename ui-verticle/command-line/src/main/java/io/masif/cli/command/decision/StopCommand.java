package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops everything. */
@Command(
        name = "stop",
        description = {
            "Stop everything: no approval is handed out to any host, until it is released.",
            "What hosts execute already goes on. Without --yes it asks."
        })
public final class StopCommand extends ApiCommand {
    @Parameters(paramLabel = "REASON", description = "Why; everybody sees it on every page.", arity = "1..*")
    private List<String> reason;

    @Mixin
    private ConfirmationOption yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = yes.require(output(), client());
        confirmation.ask(List.of(), "stop all updates on all hosts?");
        JsonRow brake = client().post(Query.of("brake"), Map.of("reason", String.join(" ", reason)));
        return print(brake, "All updates are stopped, by " + brake.text("author") + ": " + brake.text("reason"));
    }
}
