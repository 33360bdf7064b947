package io.masif.agent.apt;

/** A tool of the host, such as apt-config, failed; the message is what it said. No mistake of ours. */
final class ToolFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ToolFailedException(String message) {
        super(message);
    }
}
