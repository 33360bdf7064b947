package io.masif.domain;

import io.masif.text.TextRules;
import java.time.Instant;
import java.util.List;

/**
 * An execution on a host.
 *
 * @param id chosen by the host, unique there; at most 64 characters of ASCII, no blank
 * @param started when apt was started
 * @param ended when its outcome was read from dpkg; null while it is running
 * @param outcomes its actions, and how each ended
 * @param progress null if it is not known, or the run has ended
 * @param log the tail of its output; may be empty
 */
public record Run(String id, Instant started, Instant ended, List<Outcome> outcomes, Progress progress, String log) {
    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_MESSAGE_LENGTH = 2000;

    /** @throws IllegalArgumentException with a sentence, if a member is missing or the results do not fit */
    public Run {
        outcomes = List.copyOf(outcomes);
        TextRules.requireText("id", id, MAX_ID_LENGTH);
        if (!id.chars().allMatch(character -> character > ' ' && character < '\u007f')) {
            throw new IllegalArgumentException("id must consist of letters, digits and signs of ASCII, without blanks");
        }
        if (started == null) {
            throw new IllegalArgumentException("started is missing");
        }
        boolean hasEnded = ended != null;
        if (outcomes.stream().anyMatch(outcome -> hasEnded == (outcome.result() == Result.RUNNING))) {
            throw new IllegalArgumentException(
                    "a run that has ended has no action that is running, and one that goes" + " on has only such");
        }
    }

    /**
     * How an action ended.
     *
     * @param message a sentence that says why, if it did not end well; null otherwise
     */
    public record Outcome(Action action, Result result, String message) {
        public Outcome {
            TextRules.checkText("message", message, MAX_MESSAGE_LENGTH);
        }
    }
}
