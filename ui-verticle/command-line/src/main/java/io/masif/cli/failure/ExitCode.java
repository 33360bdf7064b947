package io.masif.cli.failure;

/** How the program ends, for scripts. The manual has the same table. */
public enum ExitCode {
    /** It was done. */
    OK(0),
    /** Nothing matched, there is no such thing, or a person did not confirm. Nothing was changed. */
    NOTHING(1),
    /** The command line or the configuration is wrong. */
    USAGE(2),
    /** The server refused the request, or who sent it. */
    REFUSED(3),
    /** The server cannot be reached, is not trusted, or cannot answer now. */
    UNAVAILABLE(4),
    /** What was followed ended before every host had executed it. */
    UNDONE(5),
    /** The reader of the output went away: 128 and the number of SIGPIPE, as of other programs. */
    BROKEN_PIPE(141);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
