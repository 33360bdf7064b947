package io.masif.agent.local;

import io.masif.agent.apt.Considered;
import io.masif.agent.apt.Looked;
import io.masif.agent.apt.Outlook;
import io.masif.agent.local.Operations.Operation;
import io.masif.agent.report.ReportState;
import io.masif.domain.Condition;
import io.masif.domain.Result;
import io.masif.domain.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What the agent did since its start, as the event bus told it. Belongs to one event loop. */
final class Observed {
    private final Operations operations = new Operations();
    private final Map<Result, Integer> runs = new EnumMap<>(Result.class);
    private Instant looking;
    private Looked look;
    private Outlook outlook;
    private Considered considered = Considered.NOTHING;
    private ReportState report;
    private Trouble trouble;
    private long simulations;
    private Duration simulating = Duration.ZERO;
    private long reportFailures;

    /** Something that went wrong. */
    record Trouble(Instant when, String sentence) {}

    void looking(Instant now) {
        looking = now;
    }

    void looked(Looked now) {
        looking = null;
        look = now;
        simulations++;
        simulating = simulating.plus(Duration.between(now.started(), now.ended()));
        operations.add(new Operation("query", 1, now.started(), now.ended()), now.ended());
    }

    /** A trouble counts as an error when it begins. */
    void seen(Outlook now, Instant when) {
        looking = null;
        String problem = now.facts().condition().problem();
        if (problem != null && !now.facts().condition().equals(condition())) {
            operations.add(new Operation("error", 1, when, when), when);
            trouble = new Trouble(when, problem);
        }
        if (outlook != null && !outlook.plan().equals(now.plan())) {
            considered = new Considered(considered.approved(), considered.blocked(), null, null);
        }
        outlook = now;
    }

    private Condition condition() {
        return outlook == null ? Condition.GOOD : outlook.facts().condition();
    }

    void ended(Run run, Instant now) {
        runs.merge(RunOperations.result(run), 1, Integer::sum);
        RunOperations.of(run, now).forEach(operation -> operations.add(operation, now));
        run.outcomes().stream()
                .filter(outcome -> outcome.result() != Result.DONE)
                .findFirst()
                .ifPresent(outcome -> trouble = new Trouble(
                        now,
                        outcome.action() + " " + outcome.result().word()
                                + (outcome.message() == null ? "" : ": " + outcome.message())));
    }

    void considered(Considered now) {
        considered = now;
    }

    void reported(ReportState now) {
        report = now;
        if (!now.reached()) {
            reportFailures++;
            trouble = new Trouble(Instant.now(), "the report was not acknowledged: " + now.trouble());
        }
    }

    Operations operations() {
        return operations;
    }

    /** Since when apt is being asked; empty if it is not. */
    Optional<Instant> looking() {
        return Optional.ofNullable(looking);
    }

    /** When apt was last asked. */
    Optional<Looked> look() {
        return Optional.ofNullable(look);
    }

    /** What the host wanted when it was last looked at; empty if it was not yet. */
    Optional<Outlook> outlook() {
        return Optional.ofNullable(outlook);
    }

    Considered considered() {
        return considered;
    }

    Optional<ReportState> report() {
        return Optional.ofNullable(report);
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    int runs(Result result) {
        return runs.getOrDefault(result, 0);
    }

    long simulations() {
        return simulations;
    }

    Duration simulating() {
        return simulating;
    }

    long reportFailures() {
        return reportFailures;
    }
}
