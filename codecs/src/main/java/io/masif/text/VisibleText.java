package io.masif.text;

import java.util.Optional;

/**
 * Texts whose characters are all visible, so that two texts that look equal are equal. Names, versions and other identifying
 * texts are such texts.
 */
public final class VisibleText {
    /** The braille pattern without a dot, which looks like a blank. */
    private static final int EMPTY_BRAILLE = 0x2800;
    /** Shown instead of a leading or trailing blank. */
    private static final String OPEN_BOX = "␣";

    /** Unicode's default ignorable code points that are no format characters: pairs of first and last. */
    private static final int[] IGNORABLE = {
        0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2065, 0x2065, 0x3164, 0x3164, 0xfe00, 0xfe0f,
        0xffa0, 0xffa0, 0xfff0, 0xfff8, 0xe0000, 0xe0fff
    };

    private VisibleText() {}

    /**
     * What is wrong with a text, such as {@code must not contain the invisible character U+200B}; empty if it is visible.
     * Blanks are allowed between other characters, and only U+0020.
     */
    public static Optional<String> findFault(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be empty");
        }
        Optional<String> invisible =
                findInvisible(text).map(character -> "must not contain the invisible character " + character);
        boolean hasOuterBlank = text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
        return invisible.isEmpty() && hasOuterBlank ? Optional.of("must not begin or end with a blank") : invisible;
    }

    /** The first invisible character, such as {@code U+200B}. */
    public static Optional<String> findInvisible(String text) {
        return text.codePoints()
                .filter(character -> !isVisible(character))
                .mapToObj("U+%04X"::formatted)
                .findFirst();
    }

    /** The text with the replacement character, U+FFFD, instead of each invisible character. */
    public static String replaceInvisible(String text) {
        return text.codePoints().allMatch(VisibleText::isVisible)
                ? text
                : text.codePoints()
                        .map(character -> isVisible(character) ? character : '\ufffd')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /**
     * The text for a person: invisible characters are written as {@code \\u200b}, and leading or trailing blanks as
     * {@code ␣}, so that different texts look different.
     */
    public static String escapeInvisible(String text) {
        if (text.isEmpty() || findFault(text).isEmpty()) {
            return text;
        }
        String visible = Quote.truncate(text, text.length());
        String trailing = visible.stripTrailing();
        String core = trailing.stripLeading();
        return OPEN_BOX.repeat(trailing.length() - core.length())
                + core
                + OPEN_BOX.repeat(visible.length() - trailing.length());
    }

    /** Whether the character is visible: no control character, zero width, change of direction, or unusual blank. */
    public static boolean isVisible(int character) {
        if (character > ' ' && character < '\u007f') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> character != EMPTY_BRAILLE && !isIgnorable(character);
        };
    }

    private static boolean isIgnorable(int character) {
        for (int i = 0; i < IGNORABLE.length; i += 2) {
            if (character >= IGNORABLE[i] && character <= IGNORABLE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
