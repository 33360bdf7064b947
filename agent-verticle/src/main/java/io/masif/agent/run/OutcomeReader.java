package io.masif.agent.run;

import io.masif.agent.apt.AptDiagnostics;
import io.masif.agent.apt.AptMessage;
import io.masif.agent.apt.DpkgState;
import io.masif.agent.apt.HookOutput;
import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.Run.Outcome;
import io.masif.domain.host.HostSentence;
import io.masif.text.Quote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from dpkg how the actions of a run ended; apt's exit status and output only explain why. */
public final class OutcomeReader {
    private static final String GATE_PREFIX = "masif gate: ";
    private static final int MAX_MESSAGE_LENGTH = 1000;

    private final DpkgState dpkg;
    private final StatusErrors statusErrors;
    private final String log;
    private final Optional<String> exitStatus;
    private final boolean diskFull;
    private final boolean hasUpdates;

    /**
     * @param diskFull whether the disk of the folder was full at the end of the run
     * @param hasUpdates whether there are changes that no dpkg has taken over into its status file
     */
    OutcomeReader(DpkgState dpkg, RunFolder folder, boolean diskFull, boolean hasUpdates) {
        this.dpkg = dpkg;
        this.hasUpdates = hasUpdates;
        log = folder.readLog();
        statusErrors = new StatusErrors(folder.readStatus(), log);
        exitStatus = folder.readExitStatus();
        this.diskFull = diskFull;
    }

    Run read(String id, RunFolder.Journal journal) {
        List<Outcome> outcomes =
                journal.actions().stream().map(this::readOutcome).toList();
        return new Run(id, journal.started(), Instant.now(), outcomes, null, log);
    }

    private Outcome readOutcome(Action action) {
        Optional<DpkgState.Entry> entry = dpkg.find(action);
        Result result =
                switch (action.kind()) {
                    case INSTALL, UPDATE -> findInstallResult(action, entry, "iWt");
                    // a package may have been configured before, and then only dpkg's own state was to be repaired
                    case CONFIGURE -> isRefused() ? Result.SKIPPED : findInstallResult(action, entry, "iW");
                    case REMOVE -> findRemovalResult(entry, "nc");
                    case PURGE -> findRemovalResult(entry, "n");
                    // do not occur in a run of apt or dpkg
                    case RESTART, REBOOT -> Result.SKIPPED;
                };
        if (result == Result.SKIPPED && statusErrors.find(action).isPresent()) {
            result = Result.FAILED;
        }
        return new Outcome(action, result, findMessage(action, result, entry));
    }

    /** Whether no dpkg has begun: a script of the run refused to start it, or dpkg did not get as far as a package. */
    private boolean isRefused() {
        return findGateRefusal(log).isPresent() || (hasUpdates && !statusErrors.hasStarted());
    }

    /** @param doneStages the stages that mean success */
    private Result findInstallResult(Action action, Optional<DpkgState.Entry> entry, String doneStages) {
        String expectedVersion = action.to() == null ? action.from() : action.to();
        boolean hasVersion =
                entry.filter(found -> found.version().equals(expectedVersion)).isPresent();
        char stage = entry.map(DpkgState.Entry::stage).orElse('n');
        if (doneStages.indexOf(stage) >= 0) {
            return hasVersion ? Result.DONE : Result.SKIPPED;
        }
        return "HUFt".indexOf(stage) >= 0 && statusErrors.hasStarted() ? Result.FAILED : Result.SKIPPED;
    }

    /** @param doneStages the stages that mean success */
    private static Result findRemovalResult(Optional<DpkgState.Entry> entry, String doneStages) {
        char stage = entry.map(DpkgState.Entry::stage).orElse('n');
        return switch (stage) {
            case 'n', 'c' -> doneStages.indexOf(stage) >= 0 ? Result.DONE : Result.FAILED;
            case 'H', 'U', 'F' -> Result.FAILED;
            default -> Result.SKIPPED;
        };
    }

    private String findMessage(Action action, Result result, Optional<DpkgState.Entry> entry) {
        String message =
                switch (result) {
                    case DONE, RUNNING -> null;
                    case FAILED -> statusErrors.find(action).orElseGet(() -> describeStage(entry));
                    case SKIPPED -> findSkipReason();
                };
        return message == null ? null : toLine(message);
    }

    private static String describeStage(Optional<DpkgState.Entry> entry) {
        return switch (entry.map(DpkgState.Entry::stage).orElse('n')) {
            case 'c' -> HostSentence.ONLY_REMOVED.format();
            case 'U' -> HostSentence.LEFT_UNPACKED.format();
            case 't' -> HostSentence.TRIGGERS_LEFT.format();
            default -> HostSentence.LEFT_HALF_DONE.format();
        };
    }

    private String findSkipReason() {
        return findGateRefusal(log)
                .or(() -> AptDiagnostics.findError(log).map(this::addHookOutput))
                .or(() -> AptDiagnostics.findDpkgError(log))
                .or(this::describeMissingExitStatus)
                .orElseGet(HostSentence.LEFT_AS_IT_WAS::format);
    }

    /** Without the exit status, the end of the log may be missing as well. */
    private Optional<String> describeMissingExitStatus() {
        return exitStatus.filter(status -> !status.isEmpty()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        diskFull
                                ? HostSentence.END_LOST_DISK_FULL.format(AptMessage.NO_SPACE_TEXT)
                                : HostSentence.END_LOST.format());
    }

    /** apt only reports the exit status of a hook; the output of the hook explains it. */
    private String addHookOutput(String error) {
        return HookOutput.find(log).map(output -> error + ": " + output).orElse(error);
    }

    /** The refusal of the last gate, or the error of apt or dpkg, without the output of a hook. */
    public static Optional<String> findRefusal(String log) {
        return findGateRefusal(log).or(() -> AptDiagnostics.findError(log)).or(() -> AptDiagnostics.findDpkgError(log));
    }

    /** Why a script of the run refused to begin. */
    static Optional<String> findGateRefusal(String log) {
        return log.lines()
                .filter(line -> line.startsWith(GATE_PREFIX))
                .map(line -> HostSentence.GATE_REFUSED.format(line.substring(GATE_PREFIX.length())))
                .findFirst();
    }

    static String toLine(String text) {
        String shown = Quote.line(text, MAX_MESSAGE_LENGTH);
        return shown.isEmpty() ? HostSentence.NO_REASON_GIVEN.format() : shown;
    }
}
