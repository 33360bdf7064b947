package io.masif.agent.apt;

import io.masif.text.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what a hook printed in the output of the apt that it stopped. apt buffers its own lines and writes them in blocks,
 * so the hook's lines may come before lines that apt printed earlier: the hook's lines are those that do not look like any
 * line of apt or dpkg (tried with apt 2.6).
 */
public final class HookOutput {
    private static final int MAX_LENGTH = 600;
    private static final int MAX_LINES = 8;
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

    /** Its last lines as one line; empty if no hook failed, or the hook printed nothing. */
    public static Optional<String> find(String log) {
        if (log.lines().noneMatch(line -> isHookFailure(line, log))) {
            return Optional.empty();
        }
        List<String> hookLines = new ArrayList<>();
        boolean inList = false;
        for (String line : log.lines().toList()) {
            boolean isIndented = line.startsWith(" ");
            inList = LIST_HEADING.matcher(line).matches() || (inList && isIndented);
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

    /** A dpkg that has processed a package failed because of it; before that only a hook of dpkg's own can have failed. */
    private static boolean isHookFailure(String line, String log) {
        return AptMessage.HOOK_FAILED.matches(line)
                && (!AptMessage.DPKG_FAILED.matches(line)
                        || log.lines()
                                .noneMatch(each -> DPKG_PROGRESS.matcher(each).matches()));
    }
}
