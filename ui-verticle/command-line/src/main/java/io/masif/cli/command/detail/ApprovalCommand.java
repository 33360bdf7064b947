package io.masif.cli.command.detail;

import io.masif.cli.api.Query;
import io.masif.cli.command.ActionText;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.command.follow.ApprovalFollower;
import io.masif.cli.command.follow.Progress;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows an approval, or follows it until it is executed. */
@Command(name = "approval", description = "Show an approval, or follow it until it is executed.")
public final class ApprovalCommand extends ApiCommand {
    private static final int MAX_LISTED = 20;

    @Parameters(paramLabel = "ID", description = "The approval's number.")
    private long id;

    @Option(names = "--follow", description = "Show the progress until no host goes on with it.")
    private boolean follow;

    @Override
    protected ExitCode execute() {
        if (follow) {
            return new ApprovalFollower(client(), output(), isJson()).follow(id);
        }
        JsonRow approval = client().get(Query.of("approvals", Long.toString(id)));
        if (isJson()) {
            output().printJson(approval);
        } else {
            print(approval);
        }
        return ExitCode.OK;
    }

    private void print(JsonRow approval) {
        output().println("Approval " + id + " by " + CleanText.of(approval.text("author")) + ", "
                + Words.time(approval.text("created")));
        printFact("Comment", approval.text("comment"));
        printFact("Expires", Words.time(approval.text("expires")));
        printFact("Revoked", Words.time(approval.text("revoked")));
        printFact("Hosts", ActionText.hosts(approval));
        printFact("Progress", Progress.of(approval).toString());
        approval.objects("actions").stream()
                .limit(MAX_LISTED)
                .forEach(each -> printFact("Action", ActionText.of(each)));
        long more = approval.number("action_count") - MAX_LISTED;
        printFact("Action", more > 0 ? "and " + Words.count(more, "other") + " (--json has all)" : null);
        Progress.of(approval).describeBlocked(MAX_LISTED).forEach(line -> printFact("Blocked", line));
    }

    private void printFact(String title, String value) {
        if (value != null) {
            output().println(String.format("%-10s %s", title, CleanText.of(value)));
        }
    }
}
