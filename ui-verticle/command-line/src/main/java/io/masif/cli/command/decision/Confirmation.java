package io.masif.cli.command.decision;

import io.masif.cli.failure.CommandFailure;
import io.masif.cli.output.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;

/** Asks a person before something is changed. */
final class Confirmation {
    private static final Set<String> CONSENT = Set.of("y", "yes");

    private final Output output;
    private final boolean isGiven;

    /** @param isGiven whether {@code --yes} was given: then nobody is asked */
    Confirmation(Output output, boolean isGiven) {
        this.output = output;
        this.isGiven = isGiven;
    }

    /** @throws CommandFailure if somebody has to be asked, and there is nobody */
    void requirePossible() {
        if (!isGiven && !output.terminal().isInput()) {
            throw CommandFailure.usage("There is no terminal on which to ask: give --yes, or --dry-run.");
        }
    }

    /** @throws CommandFailure if the person does not consent */
    void ask(Preview preview, String verb) {
        if (!isGiven) {
            preview.describe().forEach(System.err::println);
            ask(verb + " " + preview.summary() + "?");
        }
    }

    /** @throws CommandFailure if the person does not consent */
    void ask(String question) {
        if (isGiven) {
            return;
        }
        System.err.print(question + " [y/N] ");
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
