package io.masif.domain;

import java.util.regex.Pattern;

/**
 * Texts of others within our own sentences, which are logged and sent back: never long, and without characters that
 * would begin another line, or that a terminal obeys.
 */
public final class Quote {
    private static final int LONGEST = 64;
    private static final int LONGEST_WORD = 255;
    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}._:@/+~-]+");

    private Quote() {}

    /** Its beginning, in quotation marks. */
    public static String of(String text) {
        return "\"" + beginning(text, LONGEST) + "\"";
    }

    /**
     * A value of a line of the log: as it is if it is one word of usual characters, such as a host's name; else its
     * beginning in quotation marks, so that it cannot be taken for more values.
     */
    public static String word(String text) {
        return word(text, LONGEST_WORD);
    }

    /** As {@link #word(String)}, with an ellipsis where a word is longer than so many characters. */
    public static String word(String text, int longest) {
        if (text == null) {
            return null;
        }
        if (WORD.matcher(text).matches()) {
            return beginning(text, longest);
        }
        return of(text.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    /** All of it, as one line. */
    public static String line(String text) {
        return beginning(text, Integer.MAX_VALUE);
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

    /**
     * One line: blanks and line breaks become a blank, what cannot be seen is escaped, and an ellipsis stands for what is
     * too long. A line that this returned stays as it is.
     *
     * @param longest of the result, in characters
     */
    public static String line(String text, int longest) {
        if (isPlainLine(text, longest)) {
            return text;
        }
        String words = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < words.length(); at += Character.charCount(words.codePointAt(at))) {
            String next = beginning(words.substring(at, words.offsetByCodePoints(at, 1)), 1);
            boolean last = at + Character.charCount(words.codePointAt(at)) == words.length();
            if (shown.length() + next.length() > (last ? longest : longest - 1)) {
                return shown.append('…').toString();
            }
            shown.append(next);
        }
        return shown.toString();
    }

    /** Nearly all of them are: a fleet has millions. */
    private static boolean isPlainLine(String text, int longest) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return text.isEmpty() || (before != ' ' && text.length() <= longest);
    }
}
