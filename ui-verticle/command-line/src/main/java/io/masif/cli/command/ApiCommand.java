package io.masif.cli.command;

import io.masif.cli.api.ApiClient;
import io.masif.cli.config.ServerSelection;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.failure.ExitCode;
import io.masif.cli.output.Output;
import io.masif.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A command that asks the API. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
public abstract class ApiCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            paramLabel = "NAME",
            description = "The server: its name in the configuration, or an address such as https://masif.example.com.")
    private String server;

    @Option(names = "--json", description = "Print the API's JSON instead of a table.")
    private boolean json;

    private ApiClient client;
    private Output output;

    @Override
    public final Integer call() {
        output = new Output(Terminal.detect(System.getenv()));
        client = new ApiClient(new ServerSelection(System.getenv()).select(server));
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
        return json;
    }
}
