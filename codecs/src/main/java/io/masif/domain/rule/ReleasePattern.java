package io.masif.domain.rule;

import io.masif.domain.Releases;
import io.masif.domain.label.NamePattern;
import io.masif.domain.rule.InvalidCriteriaException.Fault;
import io.masif.text.VisibleText;

/**
 * Chooses archives by the label and the suite of their release files.
 *
 * @param label such as {@code Debian} or {@code *}
 * @param suite such as {@code stable}, {@code jammy-updates} or {@code *-security}
 */
public record ReleasePattern(NamePattern label, NamePattern suite) {
    static final int MAX_LENGTH = 255;

    /**
     * The choice that a text gives.
     *
     * @param text {@code label/suite}; a label may contain slashes
     * @throws InvalidCriteriaException if it is none
     */
    public static ReleasePattern parse(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1
                || slash == text.length() - 1
                || text.length() > MAX_LENGTH
                || VisibleText.findFault(text).isPresent()) {
            throw new InvalidCriteriaException(Fault.RELEASE, text);
        }
        return new ReleasePattern(
                new NamePattern(text.substring(0, slash)), new NamePattern(text.substring(slash + 1)));
    }

    /** The text that {@link #parse} reads. */
    public String format() {
        return label.text() + "/" + suite.text();
    }

    /**
     * Whether it is one of the chosen archives.
     *
     * @param release {@code Label:Version/Suite}, as apt prints it
     */
    public boolean matches(String release) {
        return label.matches(Releases.label(release)) && suite.matches(Releases.suite(release));
    }
}
