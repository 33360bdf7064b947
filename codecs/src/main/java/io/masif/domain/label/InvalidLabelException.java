package io.masif.domain.label;

import io.masif.text.Quote;
import java.util.Locale;

/** Something is no label, or a host cannot have so many. The message is a sentence that says what would be right. */
public final class InvalidLabelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final String found;

    /** @param found what is wrong */
    InvalidLabelException(Fault fault, String found) {
        super(fault.sentence.formatted(Quote.of(found)));
        this.fault = fault;
        this.found = found;
    }

    public Fault fault() {
        return fault;
    }

    /** What is wrong: the text, the key, the value, or the number of labels. */
    public String found() {
        return found;
    }

    /** What can be wrong with labels. */
    public enum Fault {
        /** There is no equals sign. */
        FORM("a label must be key=value, such as env=prod, but is %s"),
        KEY(
                "the key of a label must be at most 63 letters, digits, -, _ and ., with a letter or digit at both ends, and may"
                        + " have a domain and a slash before it, such as example.com/role, but is %s"),
        VALUE(
                "the value of a label must be at most 63 letters, digits, -, _ and ., with a letter or digit at both ends, or"
                        + " empty, but is %s"),
        /** A key is given twice. */
        REPEATED("the label %s is given twice"),
        NUMBER("a host can have at most " + Labels.MAX_LABELS + " labels from one source, but these are %s");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        /** The word for it in the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
