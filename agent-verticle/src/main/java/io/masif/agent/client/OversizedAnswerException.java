package io.masif.agent.client;

/** The master's answer is longer than a valid one can be. */
public final class OversizedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    OversizedAnswerException() {
        super("the master's answer is longer than " + MasterClient.MAX_ANSWER_BYTES / 1024 / 1024 + " MiB");
    }
}
