package io.masif.text;

import java.util.Optional;

/**
 * Texts of which a person can see every character: two of them that look alike are alike. A name, a version or anything
 * else by which one thing is told from another is such a text.
 */
public final class VisibleText {
    /** The braille pattern without a dot: a symbol that is as empty as a blank. */
    private static final int EMPTY_BRAILLE = 0x2800;
    /** What is shown for a blank that could not be seen. */
    private static final String OPEN_BOX = "␣";

    /** Unicode's default ignorable code points that are no format characters: pairs of first and last. */
    private static final int[] IGNORABLE = {
        0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2065, 0x2065, 0x3164, 0x3164, 0xfe00, 0xfe0f,
        0xffa0, 0xffa0, 0xfff0, 0xfff8, 0xe0000, 0xe0fff
    };

    private VisibleText() {}

    /**
     * What is wrong with a text, such as {@code must not contain the invisible character U+200B}; empty if nothing is.
     * Blanks are allowed between other characters, and only U+0020.
     */
    public static Optional<String> findFault(String text) {
        if (text.isBlank()) {
            return Optional.of("must not be empty");
        }
        Optional<String> invisible = text.codePoints()
                .filter(character -> !isVisible(character))
                .mapToObj(character -> "must not contain the invisible character U+%04X".formatted(character))
                .findFirst();
        boolean hasOuterBlank = text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ';
        return invisible.isEmpty() && hasOuterBlank ? Optional.of("must not begin or end with a blank") : invisible;
    }

    /** The text with a replacement character, U+FFFD, in the place of each that is not visible. */
    public static String replaceInvisible(String text) {
        return text.codePoints().allMatch(VisibleText::isVisible)
                ? text
                : text.codePoints()
                        .map(character -> isVisible(character) ? character : '\ufffd')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /**
     * The text for a person: characters that cannot be seen are written as {@code \\u200b}, and blanks at an end as
     * {@code ␣}, so that two texts that differ look different.
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

    /** Whether a person sees that character: no control character, no zero width, no change of direction, no odd blank. */
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
