package io.masif.agent.run;

import io.masif.domain.Progress;
import io.masif.text.Quote;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses what apt writes to {@code APT::Status-Fd}: lines {@code KIND:WHAT:PERCENT:TEXT}, as apt's
 * README.progress-reporting defines them.
 */
final class StatusLines {
    private static final Pattern LINE =
            Pattern.compile("(dlstatus|pmstatus|pmerror|pmconffile):(.*?):([0-9]+(?:\\.[0-9]+)?):(.*)", Pattern.DOTALL);
    private static final int MAX_STEP_LENGTH = 255;
    private static final int MAX_PERCENT = 100;

    private StatusLines() {}

    /** The progress by the last complete line that has one; other lines do not count. */
    static Optional<Progress> findProgress(String text) {
        int end = text.lastIndexOf('\n');
        while (end >= 0) {
            int start = text.lastIndexOf('\n', end - 1);
            Optional<Progress> found = parseLine(text.substring(start + 1, end));
            if (found.isPresent()) {
                return found;
            }
            end = start;
        }
        return Optional.empty();
    }

    private static Optional<Progress> parseLine(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String text = matcher.group(4);
        String step =
                switch (matcher.group(1)) {
                    case "pmerror" -> matcher.group(2) + ": " + text;
                    case "pmconffile" -> "Configuration file of " + matcher.group(2);
                    default -> text;
                };
        double percent = Double.parseDouble(matcher.group(3));
        return step.isBlank()
                ? Optional.empty()
                : Optional.of(new Progress((int) Math.min(MAX_PERCENT, percent), Quote.line(step, MAX_STEP_LENGTH)));
    }
}
