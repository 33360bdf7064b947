package io.masif.cli.command;

import io.masif.cli.api.ApiClient;
import io.masif.cli.config.ServerSelection;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.json.JsonRow;
import io.masif.cli.output.Output;
import io.masif.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the API. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class ApiCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private ApiClient client;
    private Output output;

    @Override
    public final Integer call() {
        output = new Output(Terminal.detect(System.getenv()));
        client = new ApiClient(
                new ServerSelection(System.getenv()).select(options().server()));
        return execute().number();
    }

    /** @throws CommandFailure if it cannot be done */
    protected abstract ExitCode execute();

    protected final ApiClient client() {
        return client;
    }

    protected final Output output() {
        return output;
    }

    /** Whether the output is for a program. */
    protected final boolean isJson() {
        return options().isJson();
    }

    /** Prints an answer for a program, or a sentence for a person. */
    protected final ExitCode print(JsonRow answer, String sentence) {
        if (isJson()) {
            output.printJson(answer);
        } else {
            output.println(sentence);
        }
        return ExitCode.OK;
    }

    private GlobalOptions options() {
        return (GlobalOptions) spec.root().mixins().get(GlobalOptions.NAME).userObject();
    }
}
