package io.masif.cli.command.rollout;

import io.masif.cli.api.Query;
import io.masif.cli.command.ActionText;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.command.decision.Confirmation;
import io.masif.cli.command.decision.ConfirmationOption;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Column;
import io.masif.cli.output.Output;
import io.masif.cli.output.Style;
import io.masif.cli.output.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows rollouts, and has them do something. */
@Command(
        name = "rollouts",
        description = {
            "List rollouts, show one, or have it do something.",
            "To skip a ring or to cancel a rollout, it asks without --yes. Rollouts are started by approve --rollout."
        })
public final class RolloutsCommand extends ApiCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACTION",
            defaultValue = "LIST",
            description = "list, show, pause, resume, open, skip, cancel or retry; list if not given.")
    private RolloutAction action;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The number of the rollout.")
    private Long id;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "List only running, paused, cancelled or finished ones.")
    private String state;

    @Option(names = "--limit", paramLabel = "ROWS", description = "Print no more rows than that.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--ring",
            paramLabel = "RING",
            description = "The ring to open or skip, which these need; refused if another one is the current one.")
    private Integer ring;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the history.")
    private String comment;

    @Mixin
    private ConfirmationOption yes;

    @Override
    protected ExitCode execute() {
        if (action == RolloutAction.LIST) {
            return list();
        }
        if (id == null) {
            throw CommandFailure.usage("Name the rollout: masif rollouts " + action.word() + " ID");
        }
        if (action.isForRing() && ring == null) {
            throw CommandFailure.usage("Name the ring, so that the command can be repeated: masif rollouts "
                    + action.word() + " " + id + " --ring RING");
        }
        return switch (action) {
            case LIST, SHOW -> show(client().get(rollout()));
            case RETRY -> retry();
            case PAUSE, RESUME, OPEN, SKIP, CANCEL -> command();
        };
    }

    private Query rollout() {
        return Query.of("rollouts", Long.toString(id));
    }

    private ExitCode list() {
        Output.RowPrinter printer = isJson() ? output().jsonArray() : output().table(columns());
        client().forEach(Query.of("rollouts").with("state", state), limit, printer);
        printer.end();
        return ExitCode.OK;
    }

    private static List<Column> columns() {
        return List.of(
                Column.id("ID", "id"),
                Column.text("STATE", "state")
                        .styled(row -> "paused".equals(row.text("state")) ? Style.BAD : Style.PLAIN),
                Column.text("PACKAGES", ActionText::packages),
                Column.text("PLAN", RolloutText::plan),
                Column.text("RINGS", RolloutText::rings),
                Column.text("WAITS FOR", RolloutText::waiting).optional(),
                Column.text("BY", "author"),
                Column.text("AGE", row -> Words.age(row.text("created"))));
    }

    private ExitCode show(JsonRow rollout) {
        if (isJson()) {
            output().printJson(rollout);
            return ExitCode.OK;
        }
        print("Rollout " + id + ": " + rollout.text("state") + ", plan " + RolloutText.plan(rollout) + ", by "
                + rollout.text("author") + ", " + Words.time(rollout.text("created")));
        print("Actions: " + ActionText.packages(rollout));
        print("Waits for: " + RolloutText.waiting(rollout));
        rollout.objects("rings").forEach(ring -> print(RolloutText.ring(ring)));
        RolloutText.failures(rollout).forEach(failure -> print("Failed: " + failure));
        return ExitCode.OK;
    }

    private void print(String line) {
        output().println(CleanText.of(line));
    }

    private ExitCode command() {
        if (action.isFinal()) {
            Confirmation confirmation = yes.require(output(), client());
            if (!yes.isGiven()) {
                JsonRow rollout = client().get(rollout());
                confirmation.ask(
                        List.of("Rollout " + id + " of " + ActionText.packages(rollout) + ": " + rollout.text("state")
                                + ", rings " + RolloutText.rings(rollout)),
                        action == RolloutAction.SKIP ? "skip ring " + ring + "?" : "cancel it?");
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("command", action.word());
        if (ring != null) {
            body.put("ring", ring);
        }
        if (comment != null) {
            body.put("comment", comment);
        }
        return show(client().post(Query.of("rollouts", Long.toString(id), "commands"), body));
    }

    private ExitCode retry() {
        JsonRow retried = client().post(Query.of("rollouts", Long.toString(id), "retries"), Map.of());
        return print(
                retried,
                "Rollout " + id + ": what failed is tried again on "
                        + Words.count(retried.texts("hosts").size(), "host") + ".");
    }
}
