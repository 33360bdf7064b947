package io.masif.cli.command.decision;

import io.masif.cli.failure.CommandFailure;
import io.masif.cli.output.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Asks a person before something is changed. */
public final class Confirmation {
    private static final Set<String> CONSENT = Set.of("y", "yes");

    private final Output output;
    private final String server;
    private final boolean isGiven;

    /**
     * @param server where something is changed, as the person names it
     * @param isGiven whether {@code --yes} was given: then nobody is asked
     */
    public Confirmation(Output output, String server, boolean isGiven) {
        this.output = output;
        this.server = server;
        this.isGiven = isGiven;
    }

    /** @throws CommandFailure if somebody has to be asked, and there is nobody */
    public void requirePossible() {
        if (!isGiven && !output.terminal().isInput()) {
            throw CommandFailure.usage("There is no terminal on which to ask: give --yes, or --dry-run.");
        }
    }

    /**
     * Asks, unless nobody is to be asked.
     *
     * @param facts lines that the person should read before
     * @throws CommandFailure if the person does not consent
     */
    public void ask(List<String> facts, String question) {
        if (isGiven) {
            return;
        }
        facts.forEach(System.err::println);
        System.err.print("At " + server + ": " + question + " [y/N] ");
        System.err.flush();
        if (!CONSENT.contains(readLine().strip().toLowerCase(Locale.ROOT))) {
            throw CommandFailure.nothing("Not confirmed; nothing was changed.");
        }
    }

    private static String readLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }
}
