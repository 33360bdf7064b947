package io.masif.ui.view;

import io.masif.domain.VisibleText;
import java.util.Optional;

/** Texts that operators and programs give, and that are stored and shown: pages and API have the same rule for them. */
public final class TextInput {
    /** The most characters of a name or a version. */
    public static final int LONGEST_WORD = 255;
    /** The most characters of a comment. */
    public static final int LONGEST_COMMENT = 1000;

    private TextInput() {}

    /** What is wrong with a text, such as {@code must not be empty}; empty if nothing is. */
    public static Optional<String> fault(String text, int longest) {
        return text.length() > longest
                ? Optional.of("must have at most " + longest + " characters, but has " + text.length())
                : VisibleText.fault(text);
    }

    /** A text of several lines as one line. */
    public static String oneLine(String text) {
        return text.replaceAll("\\R|\\t", " ").strip();
    }
}
