package io.masif.ui.view.decision;

import java.util.Arrays;
import java.util.Locale;

/**
 * By what an operator chooses hosts.
 *
 * @param text words that the name or the system contains; empty for any
 * @param hostClass the class of hosts, such as {@code Debian 12 amd64}; empty for any
 */
public record HostFilter(String text, String hostClass) {
    /** Any host. */
    public static final HostFilter ANY = new HostFilter("", "");

    public HostFilter {
        text = text.strip();
    }

    /** Whether a host's name and system contain each word. */
    public boolean matches(String name, String os) {
        if (text.isEmpty()) {
            return true;
        }
        String content = (name + " " + os).toLowerCase(Locale.ROOT);
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(content::contains);
    }
}
