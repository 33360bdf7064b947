package io.masif.ui.http;

import io.masif.text.VisibleText;
import java.util.Optional;

/** Validates texts from operators and programs that are stored and shown. Pages and API share the rules. */
public final class TextInput {
    /** The most characters of a name or a version. */
    public static final int MAX_WORD_LENGTH = 255;
    /** The most characters of a comment. */
    public static final int MAX_COMMENT_LENGTH = 1000;

    private TextInput() {}

    /** The fault of a text, such as {@code must not be empty}; empty if there is none. */
    public static Optional<String> findFault(String text, int maxLength) {
        return text.length() > maxLength
                ? Optional.of("must have at most " + maxLength + " characters, but has " + text.length())
                : VisibleText.findFault(text);
    }

    /** Joins the lines of a text. */
    public static String toOneLine(String text) {
        return text.replaceAll("\\R|\\t", " ").strip();
    }
}
