package io.masif.agent.report;

import io.masif.domain.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a master has acknowledged about runs that go on: only what is new about them is told again. */
final class AcknowledgedRuns {
    private static final int MAX_TAIL_BYTES = 4096;

    private Map<String, Run> acknowledgedRuns = Map.of();

    /**
     * Those of the runs that the master does not know as they are. Of one that goes on, it gets the end of the log, and
     * the actions only once.
     *
     * @param includeProgress whether that a run goes on may be told again
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

    /** The master has acknowledged what {@link #findUnacknowledged} gave. */
    void acknowledge(List<Run> runs, boolean includeProgress) {
        acknowledgedRuns = runs.stream()
                .filter(run -> run.ended() == null)
                .map(AcknowledgedRuns::withLogTail)
                .map(run -> includeProgress ? run : acknowledgedRuns.getOrDefault(run.id(), run))
                .collect(Collectors.toMap(Run::id, Function.identity()));
    }

    /** Nothing is known to be known any more. */
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

    /** The end of a text, from the beginning of a line on if there is one. */
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
