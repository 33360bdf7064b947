package io.masif.domain;

/** What every text has to fulfil that comes from outside and is stored, shown and compared. */
final class Texts {
    private Texts() {}

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
