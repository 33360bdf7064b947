package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run;
import io.masif.domain.Run.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads from dpkg how the actions of a run ended. apt's exit status and output only serve to say why. */
final class OutcomeReader {
    private static final String GATE = "masif gate: ";
    private static final int LONGEST_MESSAGE = 1000;

    private final DpkgState dpkg;
    private final Map<String, String> errors = new HashMap<>();
    private final boolean began;
    private final String log;
    private final Optional<String> exitStatus;

    OutcomeReader(DpkgState dpkg, RunFolder folder) {
        this.dpkg = dpkg;
        String status = folder.status();
        began = status.lines().anyMatch(line -> line.startsWith("pmstatus:"));
        status.lines()
                .map(line -> line.split(":", 4))
                .filter(words -> words.length == 4 && words[0].equals("pmerror"))
                .forEach(words -> errors.put(words[1], words[3]));
        log = folder.log();
        exitStatus = folder.exitStatus();
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
                    case REMOVE, PURGE -> removed(entry);
                };
        if (result == Result.SKIPPED && error(action).isPresent()) {
            result = Result.FAILED;
        }
        return new Outcome(action, result, message(action, result, entry));
    }

    private Result brought(Action action, Optional<DpkgState.Entry> entry) {
        String wanted = action.to() == null ? action.from() : action.to();
        boolean there = entry.filter(found -> found.version().equals(wanted)).isPresent();
        return switch (entry.map(DpkgState.Entry::stage).orElse('n')) {
            case 'i', 'W', 't' -> there ? Result.DONE : Result.SKIPPED;
            case 'H', 'U', 'F' -> began ? Result.FAILED : Result.SKIPPED;
            default -> Result.SKIPPED;
        };
    }

    private static Result removed(Optional<DpkgState.Entry> entry) {
        return switch (entry.map(DpkgState.Entry::stage).orElse('n')) {
            case 'n', 'c' -> Result.DONE;
            case 'H', 'U', 'F' -> Result.FAILED;
            default -> Result.SKIPPED;
        };
    }

    private Optional<String> error(Action action) {
        return Optional.ofNullable(errors.get(action.packageName()))
                .or(() -> Optional.ofNullable(errors.get(action.packageName() + ":" + action.arch())));
    }

    private String message(Action action, Result result, Optional<DpkgState.Entry> entry) {
        String message =
                switch (result) {
                    case DONE, RUNNING -> null;
                    case FAILED ->
                        error(action)
                                .orElseGet(() -> "dpkg left the package "
                                        + (entry.map(DpkgState.Entry::stage).orElse('n') == 'U'
                                                ? "unpacked"
                                                : "half done")
                                        + ", because of another package or an interruption");
                    case SKIPPED -> whySkipped();
                };
        return message == null ? null : plain(message);
    }

    private String whySkipped() {
        Optional<String> refusal = log.lines()
                .filter(line -> line.startsWith(GATE))
                .map(line -> "the last gate refused: " + line.substring(GATE.length()))
                .findFirst();
        return refusal.or(() -> Apt.error(log))
                .or(() -> exitStatus.isEmpty() ? Optional.of("the run was interrupted from outside") : Optional.empty())
                .orElse("apt left it as it was: the archive no longer offers this version, or something it needs");
    }

    private static String plain(String text) {
        String shown = text.replaceAll("\\p{Cc}", " ").strip();
        return shown.isEmpty() ? "no reason was given" : shown.substring(0, Math.min(shown.length(), LONGEST_MESSAGE));
    }
}
