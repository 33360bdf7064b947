package io.masif.cli.command.detail;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Column;
import io.masif.cli.output.Words;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a rule: what it approves next, what it approved lately, and its versions. */
@Command(name = "rule", description = "Show a rule, what it approves and its versions.")
public final class RuleCommand extends ApiCommand {
    private static final List<Column> ACTIONS = List.of(
            Column.text("PACKAGE", "package"),
            Column.text("ACTION", "action"),
            Column.text("TO", "to_version"),
            Column.number("HOSTS", "hosts"),
            Column.time("APPROVES", "approves_at"));

    private static final List<Column> ROLLOUTS = List.of(
            Column.id("ROLLOUT", "id"),
            Column.text("STATE", "state"),
            Column.number("ACTIONS", "action_count"),
            Column.text("VERSION", row -> "v" + row.number("version")),
            Column.time("BEGAN", "created"));
    private static final List<Column> APPROVALS = List.of(
            Column.id("APPROVAL", "id"),
            Column.number("ACTIONS", "action_count"),
            Column.text("VERSION", row -> "v" + row.number("version")),
            Column.time("MADE", "created"),
            Column.time("REVOKED", "revoked"));

    private static final List<Column> VERSIONS = List.of(
            Column.text("VERSION", row -> "v" + row.number("version")),
            Column.text("STATE", row -> row.isTrue("enabled") ? "enabled" : "disabled"),
            Column.text("PACKAGES", row -> String.join(" ", row.texts("packages"))),
            Column.text("PLAN", RuleCommand::describePlan).optional(),
            Column.text("BY", "author"),
            Column.time("MADE", "created"),
            Column.text("COMMENT", "comment").optional());

    @Parameters(paramLabel = "NAME", description = "The rule's name.")
    private String name;

    @Override
    protected ExitCode execute() {
        JsonRow rule = client().get(Query.of("rules", Long.toString(findId())));
        if (isJson()) {
            output().printJson(rule);
            return ExitCode.OK;
        }
        output().println(CleanText.of(rule.text("name")) + " v" + rule.number("version") + ", " + rule.text("state"));
        List<JsonRow> next =
                new ArrayList<>(rule.object("forecast").object("now").objects("actions"));
        next.addAll(rule.object("forecast").object("soon").objects("actions"));
        TitledTable.print(
                output(),
                describePlan(rule) == null
                        ? "Approves next"
                        : "Rolls out next, by the plan " + CleanText.of(describePlan(rule)),
                next,
                ACTIONS);
        TitledTable.print(output(), "Rollouts", rule.objects("rollouts"), ROLLOUTS);
        TitledTable.print(
                output(),
                "Approvals, " + Words.number(rule.number("approvals_in_force")) + " in force",
                rule.objects("approvals"),
                APPROVALS);
        TitledTable.print(output(), "Versions", rule.objects("versions"), VERSIONS);
        return ExitCode.OK;
    }

    private static String describePlan(JsonRow version) {
        JsonRow plan = version.object("plan");
        return plan.text("name") == null ? null : plan.text("name") + " v" + plan.number("version");
    }

    private long findId() {
        List<JsonRow> found = new ArrayList<>();
        client().forEach(Query.of("rules").with("q", name), Integer.MAX_VALUE, found::add);
        return found.stream()
                .filter(row -> name.equals(row.text("name")))
                .map(row -> row.number("id"))
                .findFirst()
                .orElseThrow(() -> CommandFailure.nothing("There is no rule " + name + "."));
    }
}
