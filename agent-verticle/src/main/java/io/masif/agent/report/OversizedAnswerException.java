package io.masif.agent.report;

/** An answer was longer than any that makes sense. */
final class OversizedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    OversizedAnswerException() {
        super("the master's answer is longer than " + MasterClient.LONGEST_ANSWER / 1024 / 1024 + " MiB");
    }
}
