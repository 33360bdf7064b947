package io.masif.cli.output;

/** Texts from hosts and operators as they may be printed: nothing in them moves the cursor or reorders the line. */
public final class CleanText {
    private static final int REPLACEMENT = 0xfffd;

    private CleanText() {}

    /** In one line; control and format characters are replaced. */
    public static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(CleanText::replace).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int replace(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t' ? ' ' : REPLACEMENT;
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                REPLACEMENT;
            default -> character;
        };
    }
}
