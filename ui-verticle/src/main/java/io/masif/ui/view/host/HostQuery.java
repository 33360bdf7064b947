package io.masif.ui.view.host;

import io.masif.domain.host.Facts;
import io.masif.domain.host.HostState;
import io.masif.domain.label.LabelSelector;
import java.util.Locale;
import java.util.Objects;

/**
 * A query for hosts.
 *
 * @param text what the name, the system or the problem contains; empty for any
 * @param state the word of a {@link HostState}, {@code problem} for any but ok, {@code reboot}, {@code restart};
 *     empty for any
 * @param selector chooses hosts by their labels
 * @param page the number of the page, from 1 on
 * @param size how many hosts a page has
 */
public record HostQuery(String text, String state, LabelSelector selector, int page, int size) {
    /** Every state but ok. */
    public static final String PROBLEM = "problem";

    /** A reboot is required. */
    public static final String REBOOT = "reboot";

    /** Services have to be restarted. */
    public static final String RESTART = "restart";

    public HostQuery {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a host that the selector chooses matches. */
    public boolean matches(String name, Facts facts) {
        return matchesState(facts)
                && (text.isEmpty()
                        || contains(name)
                        || contains(facts.platform().os())
                        || contains(facts.condition().problem()));
    }

    /** The same query for another page. */
    public HostQuery withPage(int otherPage) {
        return new HostQuery(text, state, selector, otherPage, size);
    }

    private boolean matchesState(Facts facts) {
        return switch (state) {
            case "" -> true;
            case PROBLEM -> !facts.condition().isOk();
            case REBOOT -> facts.restarts().reboot();
            case RESTART -> !facts.restarts().services().isEmpty();
            default -> facts.condition().state().word().equals(state);
        };
    }

    private boolean contains(String value) {
        return Objects.requireNonNullElse(value, "").toLowerCase(Locale.ROOT).contains(text);
    }
}
