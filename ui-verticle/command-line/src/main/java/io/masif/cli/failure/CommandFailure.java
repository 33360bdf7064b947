package io.masif.cli.failure;

/** Ends the program. Its message is a sentence for a person. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode code;

    public CommandFailure(ExitCode code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** The command line or the configuration is wrong. */
    public static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }

    /** Nothing matched, and nothing was changed. */
    public static CommandFailure nothing(String sentence) {
        return new CommandFailure(ExitCode.NOTHING, sentence);
    }

    public ExitCode code() {
        return code;
    }
}
