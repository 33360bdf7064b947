package io.masif.agent.run;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.domain.Run.Outcome;
import io.masif.domain.host.HostSentence;
import java.time.Duration;
import java.util.Optional;

/** How a reboot ended: it is done if the host has another boot id than before, whatever the command said. */
record RebootOutcome(RunFolder folder, RunFolder.Journal journal) {
    /** Services may delay a shutdown, each for a minute and a half by default. */
    private static final Duration MAX_TIME = Duration.ofMinutes(15);

    /**
     * Empty while it may still come. Blocks.
     *
     * @param age that of the run
     */
    Optional<Outcome> read(String bootId, Duration age) {
        Action action = journal.actions().get(0);
        if (!bootId.equals(journal.before().starts().get(action.packageName()))) {
            return Optional.of(new Outcome(action, Result.DONE, null));
        }
        if (!folder.hasStarted()) {
            return Optional.of(new Outcome(action, Result.SKIPPED, HostSentence.AGENT_STOPPED.format()));
        }
        String log = folder.readLog();
        Optional<String> refusal = OutcomeReader.findGateRefusal(log);
        if (refusal.isPresent()) {
            return Optional.of(new Outcome(action, Result.SKIPPED, OutcomeReader.toLine(refusal.get())));
        }
        if (folder.readExitStatus().filter(status -> !status.equals("0")).isPresent()) {
            return Optional.of(
                    new Outcome(action, Result.FAILED, OutcomeReader.toLine(HostSentence.SHUTDOWN_FAILED.format(log))));
        }
        return age.compareTo(MAX_TIME) < 0
                ? Optional.empty()
                : Optional.of(
                        new Outcome(action, Result.FAILED, HostSentence.NOT_REBOOTED.format(MAX_TIME.toMinutes())));
    }
}
