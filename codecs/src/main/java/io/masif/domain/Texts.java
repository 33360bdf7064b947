package io.masif.domain;

import java.util.List;

/** What every text has to fulfil that comes from outside and is stored, shown and compared. */
final class Texts {
    private static final int LONGEST_LINE = 1000;

    private Texts() {}

    /** A text by which one thing is told from another: in UTF-8 it has to be another one than every other. */
    static void requiredWord(String member, String text, int longest) {
        required(member, text, longest);
        optionalWord(member, text, longest);
    }

    /** As {@link #requiredWord}, where it is not null. Half a surrogate pair becomes a question mark in UTF-8. */
    static void optionalWord(String member, String text, int longest) {
        optional(member, text, longest);
        if (text != null && text.codePoints().anyMatch(Texts::isHalfOfAPair)) {
            throw new IllegalArgumentException(member + " must be Unicode, without half of a surrogate pair");
        }
    }

    private static boolean isHalfOfAPair(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    /** A text of a host that is only shown to persons, as one line; null stays null. */
    static String line(String text) {
        return text == null ? null : Quote.line(text, LONGEST_LINE);
    }

    /** Texts of a host that are only shown to persons, each as one line. */
    static List<String> lines(List<String> texts) {
        return texts.stream().map(Texts::line).toList();
    }

    static void required(String member, String text, int longest) {
        if (text == null) {
            throw new IllegalArgumentException(member + " is missing");
        }
        optional(member, text, longest);
    }

    static void optional(String member, String text, int longest) {
        if (text == null) {
            return;
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException(member + " must not be empty");
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    member + " has " + text.length() + " characters; at most " + longest + " are allowed");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(member + " must not contain control characters");
        }
    }
}
