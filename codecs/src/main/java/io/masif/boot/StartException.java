package io.masif.boot;

/** A service cannot start. The message explains it completely: it is logged in one line, without a stack trace. */
public class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong, and what would be right */
    public StartException(String sentence) {
        super(sentence, null, false, false);
    }
}
