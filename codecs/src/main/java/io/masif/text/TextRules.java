package io.masif.text;

import java.util.List;

/** What every text has to fulfil that comes from outside and is stored, shown and compared. */
public final class TextRules {
    private static final int MAX_LINE_LENGTH = 1000;

    private TextRules() {}

    /** A text by which one thing is told from another: in UTF-8 it has to be another one than every other. */
    public static void requireWord(String member, String text, int maxLength) {
        requireText(member, text, maxLength);
        checkWord(member, text, maxLength);
    }

    /** As {@link #requireWord}, where it is not null. Half a surrogate pair becomes a question mark in UTF-8. */
    public static void checkWord(String member, String text, int maxLength) {
        checkText(member, text, maxLength);
        if (text != null && text.codePoints().anyMatch(TextRules::isSurrogate)) {
            throw new IllegalArgumentException(member + " must be Unicode, without half of a surrogate pair");
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** A text of a host that is only shown to persons, as one line; null stays null. */
    public static String toLine(String text) {
        return text == null ? null : Quote.line(text, MAX_LINE_LENGTH);
    }

    /** Texts of a host that are only shown to persons, each as one line. */
    public static List<String> toLines(List<String> texts) {
        return texts.stream().map(TextRules::toLine).toList();
    }

    public static void requireText(String member, String text, int maxLength) {
        if (text == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        checkText(member, text, maxLength);
    }

    public static void checkText(String member, String text, int maxLength) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(member + " must not be empty");
        }
        if (text.length() > maxLength) {
            throw new IllegalArgumentException(
                    member + " has " + text.length() + " characters; at most " + maxLength + " are allowed");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(member + " must not contain control characters");
        }
    }
}
