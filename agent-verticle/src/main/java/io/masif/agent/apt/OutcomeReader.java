package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Quote;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.Run.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads from dpkg how the actions of a run ended. apt's exit status and output only serve to say why. */
final class OutcomeReader {
    private static final String GATE = "masif gate: ";
    private static final int LONGEST_MESSAGE = 1000;

    private final DpkgState dpkg;
    private final Troubles troubles;
    private final String log;
    private final Optional<String> exitStatus;
    private final boolean diskFull;

    /** @param diskFull whether the disk of the folder was full when the run had ended */
    OutcomeReader(DpkgState dpkg, RunFolder folder, boolean diskFull) {
        this.dpkg = dpkg;
        log = folder.log();
        troubles = new Troubles(folder.status(), log);
        exitStatus = folder.exitStatus();
        this.diskFull = diskFull;
    }

    Run read(String id, RunFolder.Journal journal) {
        List<Outcome> outcomes = journal.actions().stream().map(this::outcome).toList();
        return new Run(id, journal.started(), Instant.now(), outcomes, null, log);
    }

    private Outcome outcome(Action action) {
        Optional<DpkgState.Entry> entry = dpkg.of(action);
        Result result =
                switch (action.kind()) {
                    case INSTALL, UPDATE, CONFIGURE -> brought(action, entry);
                    case REMOVE -> removed(entry, "nc");
                    case PURGE -> removed(entry, "n");
                };
        if (result == Result.SKIPPED && troubles.about(action).isPresent()) {
            result = Result.FAILED;
        }
        return new Outcome(action, result, message(action, result, entry));
    }

    private Result brought(Action action, Optional<DpkgState.Entry> entry) {
        String wanted = action.to() == null ? action.from() : action.to();
        boolean there = entry.filter(found -> found.version().equals(wanted)).isPresent();
        return switch (entry.map(DpkgState.Entry::stage).orElse('n')) {
            case 'i', 'W', 't' -> there ? Result.DONE : Result.SKIPPED;
            case 'H', 'U', 'F' -> troubles.began() ? Result.FAILED : Result.SKIPPED;
            default -> Result.SKIPPED;
        };
    }

    /** @param gone the stages in which the package is as it should be */
    private static Result removed(Optional<DpkgState.Entry> entry, String gone) {
        char stage = entry.map(DpkgState.Entry::stage).orElse('n');
        return switch (stage) {
            case 'n', 'c' -> gone.indexOf(stage) >= 0 ? Result.DONE : Result.FAILED;
            case 'H', 'U', 'F' -> Result.FAILED;
            default -> Result.SKIPPED;
        };
    }

    private String message(Action action, Result result, Optional<DpkgState.Entry> entry) {
        String message =
                switch (result) {
                    case DONE, RUNNING -> null;
                    case FAILED -> troubles.about(action).orElseGet(() -> left(entry));
                    case SKIPPED -> whySkipped();
                };
        return message == null ? null : plain(message);
    }

    private static String left(Optional<DpkgState.Entry> entry) {
        return switch (entry.map(DpkgState.Entry::stage).orElse('n')) {
            case 'c' -> "dpkg removed the package, and left its configuration files";
            case 'U' -> "dpkg left the package unpacked, because of another package or an interruption";
            default -> "dpkg left the package half done, because of another package or an interruption";
        };
    }

    private String whySkipped() {
        return gate(log)
                .or(() -> Apt.error(log).map(this::withHookWords))
                .or(this::unrecorded)
                .orElse("apt left it as it was: the archive no longer offers this version, or something it needs");
    }

    /** Without the exit status, what apt printed last may be missing as well. */
    private Optional<String> unrecorded() {
        return exitStatus.filter(status -> !status.isEmpty()).isPresent()
                ? Optional.empty()
                : Optional.of("its end was not recorded: "
                        + (diskFull
                                ? Complaint.FULL + ", that of the agent's state"
                                : "it was interrupted, or the disk of the agent's state was full"));
    }

    /** What a hook printed says more than its exit status, which is all that apt tells. */
    private String withHookWords(String error) {
        return HookOutput.of(log).map(words -> error + ": " + words).orElse(error);
    }

    /** The sentence of the last gate or of apt, without what a hook printed. */
    static Optional<String> refusal(String log) {
        return gate(log).or(() -> Apt.error(log));
    }

    private static Optional<String> gate(String log) {
        return log.lines()
                .filter(line -> line.startsWith(GATE))
                .map(line -> "the last gate refused: " + line.substring(GATE.length()))
                .findFirst();
    }

    private static String plain(String text) {
        String shown = Quote.line(text, LONGEST_MESSAGE);
        return shown.isEmpty() ? "no reason was given" : shown;
    }
}
