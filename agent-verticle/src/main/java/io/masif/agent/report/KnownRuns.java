package io.masif.agent.report;

import io.masif.domain.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a master has acknowledged about runs that go on: only what is new about them is told again. */
final class KnownRuns {
    private static final int LONGEST_TAIL = 4096;

    private Map<String, Run> known = Map.of();

    /**
     * Those of the runs that the master does not know as they are. Of one that goes on, it gets the end of the log, and
     * the actions only once.
     *
     * @param progress whether that a run goes on may be told again
     */
    List<Run> news(List<Run> runs, boolean progress) {
        return runs.stream()
                .map(KnownRuns::brief)
                .filter(run -> !known.containsKey(run.id()) || run.ended() != null || (progress && changed(run)))
                .map(run -> run.ended() == null && known.containsKey(run.id()) ? withoutActions(run) : run)
                .toList();
    }

    /** The master has acknowledged what {@link #news} gave. */
    void acknowledged(List<Run> runs, boolean progress) {
        known = runs.stream()
                .filter(run -> run.ended() == null)
                .map(KnownRuns::brief)
                .map(run -> progress ? run : known.getOrDefault(run.id(), run))
                .collect(Collectors.toMap(Run::id, Function.identity()));
    }

    /** Nothing is known to be known any more. */
    void forget() {
        known = Map.of();
    }

    private boolean changed(Run run) {
        return !run.equals(known.get(run.id()));
    }

    private static Run brief(Run run) {
        return run.ended() != null
                ? run
                : new Run(run.id(), run.started(), null, run.outcomes(), run.progress(), tail(run.log()));
    }

    private static Run withoutActions(Run run) {
        return new Run(run.id(), run.started(), null, List.of(), run.progress(), run.log());
    }

    /** The end of a text, from the beginning of a line on if there is one. */
    private static String tail(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_TAIL) {
            return text;
        }
        String end = new String(
                Arrays.copyOfRange(bytes, bytes.length - LONGEST_TAIL, bytes.length), StandardCharsets.UTF_8);
        return end.substring(end.indexOf('\n') + 1);
    }
}
