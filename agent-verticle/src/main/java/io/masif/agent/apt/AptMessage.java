package io.masif.agent.apt;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of messages that the agent recognizes in the output of apt and dpkg; a message is one line, in the locale C. */
public enum AptMessage {
    NO_SPACE(AptMessage.NO_SPACE_TEXT + "|You don't have enough free space|Disk quota exceeded"),

    READ_ONLY("Read-only file system"),

    LOCK_HELD("^E: (Could not get lock|Unable to (acquire|lock))"),

    CONFIGURATION_INVALID("^E: (Type '.*' is not known|Malformed |Syntax error|Unable to parse package file"
            + "|Invalid record in the preferences|The list of sources could not be read"
            + "|Conflicting values set for option|The value '.*' is invalid for APT::Default-Release)"),

    /**
     * apt continues without a file that it cannot read. A file or folder that does not exist is no error: a host need not
     * have it.
     */
    FILE_UNREADABLE(
            "(?s)^[EW]: (?!.*\\(2: No such file or directory\\))(Unable to read|Could not open file|can not open"
                    + "|Problem opening|Couldn't stat source package list|flAbsPath on .* failed)"),

    FETCH_FAILED("^E: Failed to fetch "),

    /** From an apt that does not know {@code APT::Update::Error-Mode}: it only warns. */
    INDEX_NOT_DOWNLOADED("W: Some index files failed to download"),

    RELEASE_INFO_CHANGED("^E: Repository .* changed its '(Origin|Label|Suite|Codename|Version)' value "),

    /** A hook of {@code apt-get update}. */
    UPDATE_HOOK_FAILED("^E: (Problem executing scripts APT::Update::|Sub-process (\\S+ )?returned an error code)"),

    /** A hook of apt or dpkg, or dpkg itself. */
    HOOK_FAILED("^E: (Problem executing scripts |Sub-process .*returned an error code|Failure running script )"),

    DPKG_FAILED("^E: Sub-process (\\S*/)?dpkg returned an error code"),

    /** Group 1 is the package. */
    REINSTALLATION_IMPOSSIBLE("^E: The package (\\S+) needs to be reinstalled, but I can't find an archive for it"),

    /** All that a simulation prints about a half-installed package whose version does not change. */
    NOT_FULLY_INSTALLED("^\\d+ not fully installed or removed\\.$");

    /** What the C library calls a full disk. */
    public static final String NO_SPACE_TEXT = "No space left on device";

    private final Pattern pattern;

    AptMessage(String expression) {
        pattern = Pattern.compile(expression);
    }

    public boolean matches(String line) {
        return pattern.matcher(line).find();
    }

    public boolean isIn(String output) {
        return findLine(output).isPresent();
    }

    /** The first line with such a message. */
    public Optional<String> findLine(String output) {
        return output.lines().filter(this::matches).findFirst();
    }

    /** The groups of the first such message. */
    public Optional<MatchResult> findGroups(String output) {
        return output.lines()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Matcher::toMatchResult)
                .findFirst();
    }
}
