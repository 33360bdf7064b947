package io.masif.ui.view.decision;

import io.masif.domain.label.LabelSelector;
import java.util.List;
import java.util.Locale;

/**
 * By what an operator chooses hosts.
 *
 * @param text words that the name or the system contains; empty for any
 * @param hostClass the class of hosts, such as {@code Debian 12 amd64}; empty for any
 * @param group the group that they are members of; empty for any
 * @param selector chooses hosts by their labels
 */
public record HostFilter(String text, String hostClass, String group, LabelSelector selector) {
    /** Any host. */
    public static final HostFilter ANY = new HostFilter("", "", "", LabelSelector.ANY);

    /** The class of hosts that have not reported their system. */
    public static final String UNKNOWN_CLASS = "?";

    public HostFilter {
        text = text.strip();
    }

    /** The words of the text, in lower case. */
    public List<String> words() {
        return text.isEmpty()
                ? List.of()
                : List.of(text.toLowerCase(Locale.ROOT).split("\\s+"));
    }
}
