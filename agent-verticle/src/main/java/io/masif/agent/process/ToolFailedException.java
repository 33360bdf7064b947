package io.masif.agent.process;

/** A tool of the host, such as apt-config, failed; the message is what it said. No mistake of ours. */
public final class ToolFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ToolFailedException(String message) {
        super(message);
    }
}
