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

    @Mixin
    private ConfirmationOption yes;

    @Override
    protected ExitCode execute() {
        Confirmation confirmation = yes.require(output(), client());
        if (!yes.isGiven()) {
            JsonRow approval = client().get(Query.of("approvals", Long.toString(id)));
            String fact = "Approval " + id + " failed on " + Words.count(approval.number("failed"), "host")
                    + ", and can be tried again on " + Words.number(approval.number("retryable"));
            confirmation.ask(List.of(fact), "try again?");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        hosts.putInto(body, client());
        JsonRow retry = client().post(Query.of("approvals", Long.toString(id), "retries"), body);
        return print(retry, "Approval " + id + " is tried again.");
    }
}
