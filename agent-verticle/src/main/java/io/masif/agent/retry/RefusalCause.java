package io.masif.agent.retry;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.process.HostFailure;
import io.masif.agent.run.OutcomeReader;
import io.masif.agent.run.RunDiagnosis;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostSentence;
import io.masif.domain.host.HostState;
import io.masif.text.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why apt executed none of the approved actions.
 *
 * @param state the state of the host that caused the refusal; {@link HostState#APT_FAILED} for any other cause
 * @param key equal for refusals of the same cause, although numbers in the sentence, such as process ids, differ
 * @param sentence for a person
 */
record RefusalCause(HostState state, String key, String sentence) {
    private static final int MAX_KEY_LENGTH = 200;
    private static final int MAX_SENTENCE_LENGTH = 500;
    // the id of a run differs each time
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Empty if no action of the run was skipped. */
    static Optional<RefusalCause> find(Run run) {
        return run.outcomes().stream()
                .filter(outcome -> outcome.result() == Result.SKIPPED)
                .findFirst()
                .map(outcome -> find(run.log(), String.valueOf(outcome.message())));
    }

    /** The cause of a run that could not be started. */
    static RefusalCause ofStartFailure(Throwable thrown) {
        String sentence = HostFailure.describe(thrown);
        return create(
                AptDiagnostics.findProblem(sentence).map(HostProblem::state).orElse(HostState.APT_FAILED),
                HostFailure.causeKey(thrown),
                HostSentence.NOT_STARTED.format(sentence));
    }

    private static RefusalCause find(String log, String message) {
        HostState state = AptDiagnostics.findProblem(log)
                .or(() -> AptDiagnostics.findProblem(message))
                .map(HostProblem::state)
                .orElse(RunDiagnosis.isFetchFailure(log) ? HostState.REFRESH_FAILED : HostState.APT_FAILED);
        return create(state, OutcomeReader.findRefusal(log).orElse(message), message);
    }

    private static RefusalCause create(HostState state, String message, String sentence) {
        // a mirror or a disk is one cause, whichever step of apt failed
        String key = state == HostState.APT_FAILED
                ? Quote.line(RUN_ID.matcher(message).replaceAll("#").replaceAll("[0-9]+", "#"), MAX_KEY_LENGTH)
                : "";
        return new RefusalCause(state, state.word() + " " + key, Quote.line(sentence, MAX_SENTENCE_LENGTH));
    }
}
