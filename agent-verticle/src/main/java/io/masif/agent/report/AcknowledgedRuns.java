package io.masif.agent.report;

import io.masif.domain.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The acknowledged progress of active runs: a report contains only what has changed since. */
final class AcknowledgedRuns {
    private static final int MAX_TAIL_BYTES = 4096;

    private Map<String, Run> acknowledgedRuns = Map.of();

    /**
     * The runs that a master has not acknowledged in their present state. An active run has only the end of its log, and
     * its actions only the first time.
     *
     * @param includeProgress whether the progress of a run that was acknowledged before is included
     */
    List<Run> findUnacknowledged(List<Run> runs, boolean includeProgress) {
        return runs.stream()
                .map(AcknowledgedRuns::withLogTail)
                .filter(run -> !acknowledgedRuns.containsKey(run.id())
                        || run.ended() != null
                        || (includeProgress && hasChanged(run)))
                .map(run -> run.ended() == null && acknowledgedRuns.containsKey(run.id()) ? withoutActions(run) : run)
                .toList();
    }

    /** A master has acknowledged the result of {@link #findUnacknowledged}. */
    void acknowledge(List<Run> runs, boolean includeProgress) {
        acknowledgedRuns = runs.stream()
                .filter(run -> run.ended() == null)
                .map(AcknowledgedRuns::withLogTail)
                .map(run -> includeProgress ? run : acknowledgedRuns.getOrDefault(run.id(), run))
                .collect(Collectors.toMap(Run::id, Function.identity()));
    }

    /** Nothing counts as acknowledged any more. */
    void clear() {
        acknowledgedRuns = Map.of();
    }

    private boolean hasChanged(Run run) {
        return !run.equals(acknowledgedRuns.get(run.id()));
    }

    private static Run withLogTail(Run run) {
        return run.ended() != null
                ? run
                : new Run(run.id(), run.started(), null, run.outcomes(), run.progress(), cutTail(run.log()));
    }

    private static Run withoutActions(Run run) {
        return new Run(run.id(), run.started(), null, List.of(), run.progress(), run.log());
    }

    /** The end of a text, from the beginning of a line if possible. */
    private static String cutTail(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_TAIL_BYTES) {
            return text;
        }
        String end = new String(
                Arrays.copyOfRange(bytes, bytes.length - MAX_TAIL_BYTES, bytes.length), StandardCharsets.UTF_8);
        return end.substring(end.indexOf('\n') + 1);
    }
}
