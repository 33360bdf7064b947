package io.masif.cli.command.detail;

import io.masif.cli.api.Query;
import io.masif.cli.command.ApiCommand;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.CleanText;
import io.masif.cli.output.Words;
import picocli.CommandLine.Command;

/** Checks the configuration: whether the server can be reached, is trusted, and accepts the credentials. */
@Command(name = "check", description = "Check the configuration: reach the server, and log in there.")
public final class CheckCommand extends ApiCommand {
    @Override
    protected ExitCode execute() {
        JsonRow about = client().get(Query.of("about"));
        if (isJson()) {
            output().printJson(about);
        } else {
            output().println(client().address() + " is a UI of Masif Upgrader " + CleanText.of(about.text("version"))
                    + " with " + Words.count(about.number("hosts"), "host") + ", and accepts you"
                    + describe(about.object("operator")) + ".");
        }
        return ExitCode.OK;
    }

    private static String describe(JsonRow operator) {
        return operator.has("name")
                ? CleanText.of(" as " + operator.text("name") + " with the role " + operator.text("role"))
                : ""; // a UI without roles
    }
}
