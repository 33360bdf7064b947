package io.masif.domain.label;

import io.masif.text.Quote;
import java.util.Locale;

/** A text is no selector. The message says where it is wrong, what is expected there, and what is there. */
public final class SelectorSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final Expectation expected;
    private final String found;

    /**
     * @param position of the first character that is wrong, from 1 on; one more than the text has characters for its end
     * @param found what is there; an empty text for the end
     */
    SelectorSyntaxException(int position, Expectation expected, String found) {
        super("at character " + position + ": expected " + expected.description + ", but found "
                + (found.isEmpty() ? "the end" : Quote.of(found)));
        this.position = position;
        this.expected = expected;
        this.found = found;
    }

    /** The position of the first character that is wrong, from 1 on; at the end one more than there are characters. */
    public int position() {
        return position;
    }

    public Expectation expected() {
        return expected;
    }

    /** What is there instead; an empty text for the end. */
    public String found() {
        return found;
    }

    /** What can be expected at a position of a selector. */
    public enum Expectation {
        KEY("the key of a label, such as env or example.com/role"),
        VALUE("the value of a label: at most 63 letters, digits, -, _ and ."),
        OPERATOR("=, ==, !=, in (...), notin (...), a comma or the end"),
        SEPARATOR("a comma or the end"),
        VALUES("( and the values"),
        VALUES_END("a comma or )"),
        NAME("name before ~, which compares the host's name"),
        PATTERN("a pattern of host names, such as web-*"),
        END("the end: a selector has at most " + SelectorParser.MAX_LENGTH + " characters");

        private final String description;

        Expectation(String description) {
            this.description = description;
        }

        /** The word for it in the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
