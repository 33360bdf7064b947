package io.masif.ui.page;

import io.masif.ui.language.Texts;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps of a run as apt names them on its status descriptor, in English, and one that the agent adds. */
enum RunStep {
    RETRIEVING_REMAINING("Retrieving file (\\d+) of (\\d+) \\((.+) remaining\\)"),
    RETRIEVING("Retrieving file (\\d+) of (\\d+)"),
    RUNNING_DPKG("Running dpkg"),
    PREPARING_TO_CONFIGURE("Preparing to configure (.+)"),
    PREPARING_REMOVAL("Preparing for removal of (.+)"),
    PREPARING_PURGE("Preparing to completely remove (.+)"),
    PREPARING("Preparing (.+)"),
    UNPACKING("Unpacking (.+)"),
    INSTALLING("Installing (.+)"),
    INSTALLED("Installed (.+)"),
    CONFIGURING("Configuring (.+)"),
    REMOVING("Removing (.+)"),
    REMOVED("Removed (.+)"),
    PURGING("Completely removing (.+)"),
    PURGED("Completely removed (.+)"),
    DISAPPEARING("Noting disappearance of (.+)"),
    TRIGGER("Running post-installation trigger (.+)"),
    CONFIGURATION_FILE("Configuration file of (.+)");

    private final Pattern pattern;

    RunStep(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The step in the reader's language; a text that is none of these as it is. */
    static String translate(String text, Texts texts) {
        for (RunStep step : values()) {
            Matcher matcher = step.pattern.matcher(text);
            if (matcher.matches()) {
                return texts.get("common.step." + step.word(), findValues(matcher));
            }
        }
        return text;
    }

    private static Object[] findValues(Matcher matcher) {
        Object[] values = new Object[matcher.groupCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = matcher.group(i + 1);
        }
        return values;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
