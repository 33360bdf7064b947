package io.masif.domain.rule;

import io.masif.text.Quote;
import java.util.Locale;

/** The criteria of a rule are wrong. The message is a sentence that says what would be right. */
public final class InvalidCriteriaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String found;

    /** @param found what is wrong */
    InvalidCriteriaException(Fault fault, String found) {
        super(fault.sentence.formatted(Quote.of(found)));
        this.fault = fault;
        this.found = found;
    }

    public Fault fault() {
        return fault;
    }

    /** What is wrong: the text, or how many there are. */
    public String found() {
        return found;
    }

    /** What can be wrong with criteria. */
    public enum Fault {
        PACKAGE("a pattern of packages must be at most " + PackagePatterns.MAX_LENGTH
                + " characters of a-z, 0-9, +, -, ., * and ?, after ! if it excludes packages; with the action restart, names of"
                + " units have A-Z, :, _, @ and \\ as well; but it is %s"),
        /** Nothing but exclusions. */
        NO_PACKAGE("at least one pattern must name packages, such as * for all of them, but these are %s"),
        PACKAGES("a rule has at most " + PackagePatterns.MAX_PATTERNS + " patterns of packages, but these are %s"),
        NO_KIND("a rule is about at least one kind of action, but these are %s"),
        RELEASE("a release must be label/suite, such as Debian/stable or Ubuntu/*-security, of at most "
                + ReleasePattern.MAX_LENGTH + " visible characters, but is %s"),
        RELEASES("a rule has at most " + ActionCriteria.MAX_RELEASES + " releases, but these are %s");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        /** The word for it in the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
