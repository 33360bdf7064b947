package io.masif.text;

import java.util.regex.Pattern;

/**
 * Quotes foreign texts in our own sentences, which are logged and sent to clients: truncated, and without characters that
 * begin another line or control a terminal.
 */
public final class Quote {
    private static final int MAX_LENGTH = 64;
    private static final int MAX_WORD_LENGTH = 255;
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}._:@/+~-]+");

    private Quote() {}

    /** The beginning of the text, in quotation marks. */
    public static String of(String text) {
        return "\"" + truncate(text, MAX_LENGTH) + "\"";
    }

    /**
     * A value in a log line: unchanged if it is one word of usual characters, such as a host's name; otherwise its beginning
     * in quotation marks, so that it cannot be mistaken for several values.
     */
    public static String word(String text) {
        return word(text, MAX_WORD_LENGTH);
    }

    /** As {@link #word(String)}, with an ellipsis where a word is longer than so many characters. */
    public static String word(String text, int maxLength) {
        if (text == null) {
            return null;
        }
        if (WORD.matcher(text).matches()) {
            return truncate(text, maxLength);
        }
        return of(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** The whole text, as one line. */
    public static String line(String text) {
        return truncate(text, Integer.MAX_VALUE);
    }

    /** The first characters, followed by an ellipsis if there are more. */
    public static String truncate(String text, int maxLength) {
        StringBuilder shown = new StringBuilder();
        int index = 0;
        for (int count = 0; count < maxLength && index < text.length(); count++) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            if (VisibleText.isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append("\\u").append(String.format("%04x", character));
            }
        }
        return index < text.length() ? shown.append('…').toString() : shown.toString();
    }

    /**
     * One line: blanks and line breaks become a blank, invisible characters are escaped, and an ellipsis replaces the end of
     * a text that is too long. A line that this method returned is not changed again.
     *
     * @param maxLength of the result, in characters
     */
    public static String line(String text, int maxLength) {
        if (isPlainLine(text, maxLength)) {
            return text;
        }
        String words = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
        StringBuilder shown = new StringBuilder();
        for (int index = 0; index < words.length(); index += Character.charCount(words.codePointAt(index))) {
            String next = truncate(words.substring(index, words.offsetByCodePoints(index, 1)), 1);
            boolean last = index + Character.charCount(words.codePointAt(index)) == words.length();
            if (shown.length() + next.length() > (last ? maxLength : maxLength - 1)) {
                return shown.append('…').toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }

    /** A fast path, since nearly all texts are plain. */
    private static boolean isPlainLine(String text, int maxLength) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return text.isEmpty() || (before != ' ' && text.length() <= maxLength);
    }
}
