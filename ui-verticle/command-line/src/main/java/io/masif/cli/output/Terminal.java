package io.masif.cli.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The terminal that we talk to.
 *
 * @param isOutput whether the standard output is a terminal
 * @param isInput whether the standard input is one
 * @param columns its width; 0 if the output is none or does not say so
 * @param hasColours whether it shows colours, and they are wanted
 */
public record Terminal(boolean isOutput, boolean isInput, int columns, boolean hasColours) {
    /** Java cannot tell which of its streams is a terminal, and not how wide it is. */
    private static final String QUESTION =
            "[ -t 0 ] && echo input >&2; [ -t 1 ] && echo output >&2 && stty size <&1 >&2; exit 0";

    /** Asks the system. */
    public static Terminal detect(Map<String, String> environment) {
        String answer = ask();
        boolean isOutput = answer.contains("output");
        boolean isMonochrome =
                !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(isOutput, answer.contains("input"), columns(answer), isOutput && !isMonochrome);
    }

    private static String ask() {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", QUESTION)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new String(shell.getErrorStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    private static int columns(String answer) {
        return answer.lines()
                .filter(line -> line.matches("[0-9]+ [0-9]+"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    String style(Style style, String text) {
        return hasColours ? style.apply(text) : text;
    }
}
