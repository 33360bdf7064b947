package io.masif.text;

import java.util.Locale;

/** A text does not follow a syntax. The message says where it is wrong, what is expected there, and what is there. */
public abstract class TextSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String expected;
    private final String found;

    /** What can be expected at a position of a text; implemented by an enum of each syntax. */
    public interface Expectation {
        /** The name of the constant. */
        String name();

        /** What is expected, for the message. */
        String description();

        /** The word for it in the keys of texts. */
        default String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param position of the first character that is wrong, from 1 on; one more than the text has characters for its end
     * @param found what is there; an empty text for the end
     */
    protected TextSyntaxException(int position, Expectation expected, String found) {
        super("at character " + position + ": expected " + expected.description() + ", but found "
                + (found.isEmpty() ? "the end" : Quote.of(found)));
        this.position = position;
        this.expected = expected.word();
        this.found = found;
    }

    /** The position of the first character that is wrong, from 1 on; at the end one more than there are characters. */
    public final int position() {
        return position;
    }

    /** The word for what is expected there. */
    public final String expected() {
        return expected;
    }

    /** What is there instead; an empty text for the end. */
    public final String found() {
        return found;
    }
}
