package io.masif.cli.command.detail;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Column;
import io.masif.cli.output.Style;
import io.masif.cli.output.Words;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a host: its facts, its plan with what is decided about it, and its latest runs. */
@Command(name = "host", description = "Show a host, its plan and its latest runs.")
public final class HostCommand extends ApiCommand {
    private static final List<Column> PLAN = List.of(
            Column.text("PACKAGE", "package"),
            Column.text("ACTION", "kind"),
            Column.text("FROM", "from").optional(),
            Column.text("TO", "to"),
            Column.text("SECURITY", row -> row.isTrue("security") ? "security" : null)
                    .styled(row -> Style.WARNING),
            Column.text("DECISION", HostCommand::describeDecision));

    private static final List<Column> RUNS = List.of(
            Column.id("RUN", "id"),
            Column.time("STARTED", "started"),
            Column.time("ENDED", "ended"),
            Column.text("ACTIONS", HostCommand::describeOutcomes));

    @Parameters(paramLabel = "NAME", description = "The host's name.")
    private String name;

    @Override
    protected ExitCode execute() {
        JsonRow host = client().get(Query.of("hosts", name));
        if (isJson()) {
            output().printJson(host);
            return ExitCode.OK;
        }
        printFacts(host);
        TitledTable.print(output(), "Plan", host.objects("plan"), PLAN);
        TitledTable.print(output(), "Runs", host.objects("runs"), RUNS);
        return ExitCode.OK;
    }

    private void printFacts(JsonRow host) {
        JsonRow facts = host.object("facts");
        printFact("Host", host.text("name"));
        printFact("State", host.text("state"));
        printFact("Problem", host.text("problem"));
        printFact("System", facts.text("os"));
        printFact("Kernel", facts.text("kernel"));
        printFact("Agent", facts.text("agent"));
        printFact("Last seen", Words.time(host.text("last_seen")));
        printFact("Reboot", facts.isTrue("rebootRequired") ? "required " + facts.texts("rebootReasons") : null);
        printFact("Restart", facts.texts("services").isEmpty() ? null : String.join(", ", facts.texts("services")));
        printFact(
                "Planned", Words.number(host.number("planned")) + ", pending " + Words.number(host.number("pending")));
    }

    private void printFact(String title, String value) {
        if (value != null) {
            output().println(String.format("%-10s %s", title, CleanText.of(value)));
        }
    }

    /** Such as {@code approved 42}. */
    private static String describeDecision(JsonRow action) {
        return action.has("decision_id")
                ? action.text("decision") + " " + action.text("decision_id")
                : action.text("decision");
    }

    private static String describeOutcomes(JsonRow run) {
        return Outcomes.describe(run.objects("actions"));
    }
}
