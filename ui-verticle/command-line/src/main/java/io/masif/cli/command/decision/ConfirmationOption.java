package io.masif.cli.command.decision;

import io.masif.cli.api.ApiClient;
import io.masif.cli.failure.CommandFailure;
import io.masif.cli.output.Output;
import picocli.CommandLine.Option;

/** The option by which nobody is asked. */
public final class ConfirmationOption {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean isGiven;

    /** Whether it is given. */
    public boolean isGiven() {
        return isGiven;
    }

    /**
     * What asks before something is changed.
     *
     * @throws CommandFailure if somebody has to be asked, and there is nobody
     */
    public Confirmation require(Output output, ApiClient client) {
        Confirmation confirmation = prepare(output, client);
        confirmation.requirePossible();
        return confirmation;
    }

    /** As {@link #require}, where it may turn out that nothing is changed. */
    Confirmation prepare(Output output, ApiClient client) {
        return new Confirmation(output, client.serverName(), isGiven);
    }
}
