package io.masif.domain.label;

import io.masif.text.TextSyntaxException;

/** A text is no selector. */
public final class SelectorSyntaxException extends TextSyntaxException {
    private static final long serialVersionUID = 1;

    SelectorSyntaxException(int position, Expectation expected, String found) {
        super(position, expected, found);
    }

    /** What can be expected at a position of a selector. */
    public enum Expectation implements TextSyntaxException.Expectation {
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

        @Override
        public String description() {
            return description;
        }
    }
}
