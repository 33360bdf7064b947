package io.masif.agent.apt;

import io.masif.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a hook printed, found in the output of the apt that it stopped. apt keeps its own lines back and writes them in
 * blocks, so a hook's words may stand before lines that apt printed earlier: they are what none of apt's lines looks like
 * (tried with apt 2.6).
 */
public final class HookOutput {
    private static final int MAX_LENGTH = 600;
    private static final int MAX_LINES = 8;
    private static final Pattern HOOK_FAILED = Pattern.compile(
            "E: (Problem executing scripts |Sub-process .*returned an error code|Failure running script ).*");
    private static final Pattern DPKG_FAILED = Pattern.compile("E: Sub-process (\\S*/)?dpkg returned an error code.*");
    private static final Pattern DPKG_PROGRESS =
            Pattern.compile("(Preparing to unpack|Unpacking|Setting up|Removing|Purging"
                    + "|Processing triggers) .*|dpkg: error processing .*|Errors were encountered while processing:.*");
    private static final Pattern LIST_HEADING = Pattern.compile("The following .*:|Err:\\d+ .*");
    private static final Pattern APT_LINE =
            Pattern.compile("[EWN]: .*|(Get|Hit|Ign):\\d+ .*|Fetched \\d.*|Need to get .*"
                    + "|\\d+ upgraded, .*|\\d+ not fully installed or removed\\.|After this operation, .*"
                    + "|(Reading|Building|Calculating|Correcting) .*\\.\\.\\.( Done)?|\\(Reading database .*"
                    + "|(Preparing to unpack|Unpacking|Setting up|Selecting previously|Removing|Purging"
                    + "|Processing triggers|Preconfiguring) .*|Waiting for .*");

    private HookOutput() {}

    /** A dpkg that has processed something failed by a package; before that only a hook of its own can have failed. */
    private static boolean isHookFailure(String line, String log) {
        return HOOK_FAILED.matcher(line).matches()
                && (!DPKG_FAILED.matcher(line).matches()
                        || log.lines()
                                .noneMatch(each -> DPKG_PROGRESS.matcher(each).matches()));
    }

    /** The last lines of it as one line; empty if no hook has failed, or it said nothing. */
    public static Optional<String> find(String log) {
        if (log.lines().noneMatch(line -> isHookFailure(line, log))) {
            return Optional.empty();
        }
        List<String> hookLines = new ArrayList<>();
        boolean inList = false;
        for (String line : log.lines().toList()) {
            boolean indented = line.startsWith(" ");
            inList = LIST_HEADING.matcher(line).matches() || (inList && indented);
            if (!inList && !line.isBlank() && !APT_LINE.matcher(line.strip()).matches()) {
                hookLines.add(line.strip());
            }
        }
        return hookLines.isEmpty()
                ? Optional.empty()
                : Optional.of(Quote.line(
                        hookLines.stream()
                                .skip(Math.max(0, hookLines.size() - MAX_LINES))
                                .collect(Collectors.joining("; "))
                                .replace(":; ", ": "),
                        MAX_LENGTH));
    }
}
