package io.masif.ui.http;

import io.masif.text.VisibleText;
import java.util.Optional;

/** Texts that operators and programs give, and that are stored and shown: pages and API have the same rule for them. */
public final class TextInput {
    /** The most characters of a name or a version. */
    public static final int MAX_WORD_LENGTH = 255;
    /** The most characters of a comment. */
    public static final int MAX_COMMENT_LENGTH = 1000;

    private TextInput() {}

    /** What is wrong with a text, such as {@code must not be empty}; empty if nothing is. */
    public static Optional<String> findFault(String text, int maxLength) {
        return text.length() > maxLength
                ? Optional.of("must have at most " + maxLength + " characters, but has " + text.length())
                : VisibleText.findFault(text);
    }

    /** A text of several lines as one line. */
    public static String toOneLine(String text) {
        return text.replaceAll("\\R|\\t", " ").strip();
    }
}
