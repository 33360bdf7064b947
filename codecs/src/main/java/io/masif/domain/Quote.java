package io.masif.domain;

/**
 * Texts of others within our own sentences, which are logged and sent back: never long, and without characters that
 * would begin another line, or that a terminal obeys.
 */
public final class Quote {
    private static final int LONGEST = 64;

    private Quote() {}

    /** Its beginning, in quotation marks. */
    public static String of(String text) {
        return "\"" + beginning(text, LONGEST) + "\"";
    }

    /** Its first characters; an ellipsis follows where there are more. */
    public static String beginning(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int count = 0; count < longest && at < text.length(); count++) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (VisibleText.isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("\\u").append(String.format("%04x", character));
            }
        }
        return at < text.length() ? shown.append('…').toString() : shown.toString();
    }
}
