package io.masif.ui.http;

import io.masif.failure.Failure;
import io.masif.text.VisibleText;
import io.masif.ui.language.Text;

/** Validates texts from operators and programs that are stored and shown. Pages and API share the rules. */
public final class TextInput {
    /** The most characters of a name or a version. */
    public static final int MAX_WORD_LENGTH = 255;
    /** The most characters of a comment. */
    public static final int MAX_COMMENT_LENGTH = 1000;

    private TextInput() {}

    /** Whether a text can be stored as it is: not empty, not too long, and visible. */
    public static boolean isValid(String text, int maxLength) {
        return text.length() <= maxLength && VisibleText.findFault(text).isEmpty();
    }

    /**
     * The comment of a form in one line.
     *
     * @param text null if the form has none
     * @return null if it is empty
     * @throws Failure as bad input if it is too long, or has invisible characters
     */
    public static String readComment(String text) {
        String comment = text == null ? "" : text.replaceAll("\\R|\\t", " ").strip();
        if (comment.isEmpty()) {
            return null;
        }
        if (comment.length() > MAX_COMMENT_LENGTH) {
            throw Failure.badInput(Text.of("refusal.comment-length", MAX_COMMENT_LENGTH, comment.length()));
        }
        VisibleText.findInvisible(comment).ifPresent(character -> {
            throw Failure.badInput(Text.of("refusal.comment-invisible", character));
        });
        return comment;
    }
}
