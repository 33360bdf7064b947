package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has what failed of an approval tried once more. */
@Command(
        name = "retry",
        description = {
            "Have what failed of an approval tried once more.",
            "Without --yes it says on how many hosts that can be, and asks."
        })
public final class RetryCommand extends ApiCommand {
    @Parameters(paramLabel = "ID", description = "The approval's number.")
    private long id;

    @Mixin
    private HostOptions hosts;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = new Confirmation(output(), client().serverName(), yes);
        confirmation.requirePossible();
        if (!yes) {
            JsonRow approval = client().get(Query.of("approvals", Long.toString(id)));
            String fact = "Approval " + id + " failed on " + Words.count(approval.number("failed"), "host")
                    + ", and can be tried again on " + Words.number(approval.number("retryable"));
            confirmation.ask(List.of(fact), "try again?");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        hosts.putInto(body, client());
        JsonRow retry = client().post(Query.of("approvals", Long.toString(id), "retries"), body);
        if (isJson()) {
            output().printJson(retry);
        } else {
            output().println("Approval " + id + " is tried again.");
        }
        return ExitCode.OK;
    }
}
