package io.masif.agent.apt;

import io.masif.domain.Condition;
import io.masif.domain.HostState;
import io.masif.domain.Quote;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.util.Optional;

/**
 * Why apt did nothing of what was approved.
 *
 * @param state the state of the host that the refusal came from; {@link HostState#APT_FAILED} for any other cause
 * @param key equal for refusals of the same cause: numbers in a sentence, such as process ids, do not count
 * @param sentence for a person
 */
record RefusalCause(HostState state, String key, String sentence) {
    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_SENTENCE = 500;

    /** Empty if no action of the run was skipped. */
    static Optional<RefusalCause> of(Run run) {
        return run.outcomes().stream()
                .filter(outcome -> outcome.result() == Result.SKIPPED)
                .findFirst()
                .map(outcome -> of(run.log(), String.valueOf(outcome.message())));
    }

    /** That a run could not be started. */
    static RefusalCause ofStart(Throwable thrown) {
        String sentence = String.valueOf(thrown.getMessage());
        return cause(
                Complaint.of(sentence).map(Condition::state).orElse(HostState.APT_FAILED),
                sentence,
                "the run could not be started: " + sentence);
    }

    private static RefusalCause of(String log, String message) {
        HostState state = Complaint.of(log)
                .map(Condition::state)
                .orElse(RunTrouble.isFetchFailure(log) ? HostState.REFRESH_FAILED : HostState.APT_FAILED);
        return cause(state, OutcomeReader.refusal(log).orElse(message), message);
    }

    private static RefusalCause cause(HostState state, String words, String sentence) {
        // a mirror or a disk is one cause, whatever apt was about when it noticed
        String key = state == HostState.APT_FAILED ? Quote.line(words.replaceAll("[0-9]+", "#"), LONGEST_KEY) : "";
        return new RefusalCause(state, state.word() + " " + key, Quote.line(sentence, LONGEST_SENTENCE));
    }
}
