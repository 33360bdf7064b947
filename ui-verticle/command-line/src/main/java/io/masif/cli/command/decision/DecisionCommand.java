package io.masif.cli.command.decision;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes one decision about pending actions. */
abstract class DecisionCommand extends ApiCommand {
    @Mixin
    private ActionChoice actions;

    @Mixin
    private HostOptions hosts;

    @Option(names = "--comment", paramLabel = "TEXT", description = "A comment, such as the number of a ticket.")
    private String comment;

    @Option(names = "--dry-run", description = "Say what it would concern, and decide nothing.")
    private boolean dryRun;

    @Mixin
    private ConfirmationOption yes;

    /** The last part of the decisions' path. */
    abstract String path();

    /** What is done, such as {@code approve}. */
    abstract String verb();

    /** Whether versions that are still to come are meant as well. */
    final boolean isOfAnyVersion() {
        return actions.isOfAnyVersion();
    }

    /** Adds when the decision ends. */
    abstract void putEnd(Map<String, Object> body);

    @Override
    protected final ExitCode execute() {
        Map<String, Object> body = new LinkedHashMap<>();
        putEnd(body);
        Confirmation confirmation = yes.prepare(output(), client());
        if (!dryRun) {
            confirmation.requirePossible();
        }
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("actions", actions.find(client()));
        hosts.putInto(target, client(), actions.hostClass());
        Preview preview = new Preview(client().post(Query.of("previews"), target));
        if (preview.hosts() == 0) {
            throw CommandFailure.nothing("No host awaits a decision about that.");
        }
        if (dryRun) {
            return printPreview(preview);
        }
        confirmation.ask(preview.describe(), preview.question(verb(), target));
        body.putAll(target);
        if (comment != null) {
            body.put("comment", comment);
        }
        return finish(client().post(Query.of(path()), body));
    }

    private ExitCode printPreview(Preview preview) {
        if (isJson()) {
            output().printJson(preview.answer());
        } else {
            preview.describe().forEach(output()::println);
        }
        return ExitCode.OK;
    }

    /** Says what was decided. */
    ExitCode finish(JsonRow decision) {
        if (isJson()) {
            output().printJson(decision);
        } else {
            printDecided(decision);
        }
        return ExitCode.OK;
    }

    final void printDecided(JsonRow decision) {
        boolean isNew = "created".equals(decision.text("outcome"));
        String noun = path().equals("approvals") ? "Approval " : "Decline ";
        output().println(noun + decision.text("id") + (isNew ? " is made." : " is in force already."));
    }
}
