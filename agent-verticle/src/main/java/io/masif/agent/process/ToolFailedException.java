package io.masif.agent.process;

/** A tool of the host, such as apt-config, failed; the message is its error. This is no programming error. */
public final class ToolFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ToolFailedException(String message) {
        super(message);
    }
}
