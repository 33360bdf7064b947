package io.masif.text;

import java.util.List;

/** The rules for texts from outside that are stored, shown and compared. */
public final class TextRules {
    private static final int MAX_LINE_LENGTH = 1000;

    private TextRules() {}

    /** Checks an identifying text: different texts must remain different in UTF-8. */
    public static void requireWord(String member, String text, int maxLength) {
        requireText(member, text, maxLength);
        checkWord(member, text, maxLength);
    }

    /** As {@link #requireWord}, but null is allowed. Half a surrogate pair would become a question mark in UTF-8. */
    public static void checkWord(String member, String text, int maxLength) {
        checkText(member, text, maxLength);
        if (text != null && text.codePoints().anyMatch(TextRules::isSurrogate)) {
            throw new IllegalArgumentException(member + " must be Unicode, without half of a surrogate pair");
        }
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** A host's text that is only shown to people, as one line; null remains null. */
    public static String toLine(String text) {
        return text == null ? null : Quote.line(text, MAX_LINE_LENGTH);
    }

    /** A host's texts that are only shown to people, each as one line. */
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
