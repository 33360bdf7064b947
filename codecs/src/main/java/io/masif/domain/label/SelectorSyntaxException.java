package io.masif.domain.label;

/** A text is no selector. The message says where it is wrong, what is expected there, and what is there. */
public final class SelectorSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    /** @param position of the first character that is wrong, from 1 on; one more than the text has characters for its end */
    SelectorSyntaxException(int position, String sentence) {
        super("at character " + position + ": " + sentence);
        this.position = position;
    }

    /** The position of the first character that is wrong, from 1 on; at the end one more than there are characters. */
    public int position() {
        return position;
    }
}
