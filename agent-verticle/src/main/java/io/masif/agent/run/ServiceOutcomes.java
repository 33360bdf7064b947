package io.masif.agent.run;

import io.masif.agent.restart.UnitState;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run.Outcome;
import io.masif.domain.host.HostSentence;
import java.util.Map;
import java.util.Optional;

/** How the restarts of services ended: done if a service has started since, and works. Blocks. */
final class ServiceOutcomes {
    private static final String MARK = "masif: ";

    private final RunFolder.Journal journal;
    private final Map<String, UnitState> units;
    private final String log;
    private final boolean hasStarted;

    /** @param units their states after the run */
    ServiceOutcomes(RunFolder folder, RunFolder.Journal journal, Map<String, UnitState> units) {
        this.journal = journal;
        this.units = units;
        log = folder.readLog();
        hasStarted = folder.hasStarted();
    }

    Outcome read(Action action) {
        String unit = action.packageName();
        UnitState state = units.get(unit);
        boolean isRestarted = !state.start().equals(journal.before().starts().get(unit));
        if (isRestarted && state.isGood()) {
            return new Outcome(action, Result.DONE, null);
        }
        if (isRestarted) {
            return failed(
                    action,
                    output(unit)
                            .map(output ->
                                    HostSentence.NOT_ACTIVE_BECAUSE.format(state.active(), state.result(), output))
                            .orElseGet(() -> HostSentence.NOT_ACTIVE.format(state.active(), state.result())));
        }
        Optional<String> refusal = OutcomeReader.findGateRefusal(log);
        if (!hasStarted || refusal.isPresent() || findOutput(unit).isEmpty()) {
            return new Outcome(
                    action,
                    Result.SKIPPED,
                    OutcomeReader.toLine(refusal.orElseGet(HostSentence.RESTART_INTERRUPTED::format)));
        }
        return failed(
                action,
                output(unit)
                        .map(HostSentence.NOT_RESTARTED_BECAUSE::format)
                        .orElseGet(HostSentence.NOT_RESTARTED::format));
    }

    private static Outcome failed(Action action, String sentence) {
        return new Outcome(action, Result.FAILED, OutcomeReader.toLine(sentence));
    }

    /** What systemctl printed for a unit; empty if it printed nothing. */
    private Optional<String> output(String unit) {
        return findOutput(unit).filter(output -> !output.isEmpty());
    }

    /** What systemctl printed for a unit, between its mark and the next one; empty if its restart was not tried. */
    private Optional<String> findOutput(String unit) {
        String mark = MARK + unit + "\n";
        int start = log.indexOf(mark);
        if (start < 0) {
            return Optional.empty();
        }
        String rest = log.substring(start + mark.length());
        int next = rest.indexOf(MARK);
        return Optional.of((next < 0 ? rest : rest.substring(0, next)).strip());
    }
}
