package io.masif.rig.fill;

import io.masif.domain.Action;
import io.masif.domain.Result;
import io.masif.rig.database.EmbeddedDatabase;
import io.masif.rig.fill.Catalogue.StoredAction;
import io.masif.rig.synthetic.AptOutput;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.PatchLevel;
import io.masif.rig.synthetic.UpdateSchedule;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Writes the runs of half a year, those that failed, and those that go on. Numbers ascend with time, as the UI expects. */
final class RunHistory {
    private static final int ALL_RUNS = 40_000;
    private static final int MOST_RUNS_OF_HOST = 20;
    private static final int FAILURES_PER_MILLE = 22;
    private static final int INTERRUPTIONS_PER_MILLE = 4;
    private static final String SCRIPT_FAILED =
            "installed %s package post-installation script subprocess returned error exit status 1";
    private static final String SKIPPED = "E: Sub-process /usr/bin/dpkg returned an error code (1)";
    private static final String INTERRUPTED =
            "its end was not recorded: it was interrupted, or the disk of the agent's state was full";

    private final FleetTime time;
    private final Catalogue catalogue;
    private final InsertStatement runs;
    private final InsertStatement outcomes;
    private final EventRows events;
    private final double chance;
    private int lastNumber;

    /** @param hosts how many the fleet has */
    RunHistory(EmbeddedDatabase database, FleetTime time, Catalogue catalogue, EventRows events, int hosts) {
        this.time = time;
        this.catalogue = catalogue;
        this.events = events;
        this.chance = Math.min(MOST_RUNS_OF_HOST, (double) ALL_RUNS / hosts) / UpdateSchedule.ROUNDS;
        runs = new InsertStatement(
                database, "run", "id, agent_id, uuid, started_at, ended_at, log, revision, told_at, percent, step");
        outcomes = new InsertStatement(database, "run_action", "run_id, action_id, result, message");
    }

    private record PlannedRun(HostProfile host, Instant start, List<StoredAction> actions, Dice dice) {}

    /** Writes the runs of a round. */
    void writeRound(List<HostProfile> hosts, int round) {
        List<PlannedRun> planned = new ArrayList<>();
        for (HostProfile host : hosts) {
            Dice dice = Dice.of("run", host.number(), round);
            List<StoredAction> actions = select(host, round);
            if (dice.fraction() < chance && !actions.isEmpty()) {
                Instant start = time.run(host, round, dice);
                if (start.isAfter(time.joined(host))) {
                    planned.add(new PlannedRun(host, start, actions, dice));
                }
            }
        }
        planned.sort(Comparator.comparing(PlannedRun::start));
        planned.forEach(this::writeEnded);
    }

    /** Writes the failed and the present run of hosts for which pending updates are approved. */
    void writeApproved(List<HostProfile> hosts, ApprovedUpdates approved) {
        for (ApprovedUpdates.Stage stage : List.of(ApprovedUpdates.Stage.FAILED, ApprovedUpdates.Stage.RUNNING)) {
            for (HostProfile host : hosts) {
                if (approved.stage(host) == stage) {
                    Dice dice = Dice.of(stage, host.number());
                    List<StoredAction> actions = approved.actions(host);
                    if (stage == ApprovedUpdates.Stage.RUNNING) {
                        writeRunning(host, actions, dice);
                    } else {
                        Instant start = time.now().minusSeconds(dice.between(900, 80_000));
                        writeFailed(new PlannedRun(host, start, actions, dice));
                    }
                }
            }
        }
    }

    void flush() {
        runs.flush();
        outcomes.flush();
    }

    private List<StoredAction> select(HostProfile host, int round) {
        boolean skipsRound = host.level() == PatchLevel.LAGGING ? round <= 1 : round == 0 && isBehind(host);
        if (host.isVersionOne() || skipsRound) {
            return List.of();
        }
        List<StoredAction> actions = catalogue.executed(host, round);
        return round == 0 && host.level() == PatchLevel.PARTIAL ? ApprovedUpdates.selectSecurity(actions) : actions;
    }

    private static boolean isBehind(HostProfile host) {
        return host.level() == PatchLevel.PENDING;
    }

    private void writeEnded(PlannedRun run) {
        if (run.dice().perMille(FAILURES_PER_MILLE)) {
            writeFailed(run);
        } else if (run.dice().perMille(INTERRUPTIONS_PER_MILLE)) {
            writeInterrupted(run);
        } else {
            Result[] results = new Result[run.actions().size()];
            Arrays.fill(results, Result.DONE);
            write(run, results, new String[results.length], AptOutput.complete(plain(run.actions())));
        }
    }

    private void writeFailed(PlannedRun run) {
        int size = run.actions().size();
        int failed = run.dice().below(size);
        if (run.actions().get(failed).action().to() == null) {
            failed = 0;
        }
        Result[] results = new Result[size];
        String[] messages = new String[size];
        for (int i = 0; i < size; i++) {
            results[i] = i < failed ? Result.DONE : i == failed ? Result.FAILED : Result.SKIPPED;
            messages[i] = i <= failed ? null : SKIPPED;
        }
        Action action = run.actions().get(failed).action();
        messages[failed] = SCRIPT_FAILED.formatted(action.packageName());
        write(run, results, messages, AptOutput.failed(plain(run.actions()), failed, messages[failed]));
    }

    private void writeInterrupted(PlannedRun run) {
        int size = run.actions().size();
        Result[] results = new Result[size];
        String[] messages = new String[size];
        for (int i = 0; i < size; i++) {
            results[i] = i < size / 2 ? Result.DONE : Result.SKIPPED;
            messages[i] = i < size / 2 ? null : INTERRUPTED;
        }
        write(run, results, messages, AptOutput.partial(plain(run.actions()), 100 / 2));
    }

    private void write(PlannedRun run, Result[] results, String[] messages, String log) {
        Instant end =
                run.start().plusSeconds(15 + 4L * results.length + run.dice().below(40));
        if (end.isAfter(time.now())) {
            end = time.now();
        }
        String uuid = writeRow(run.host(), run.start(), end, log, run.dice());
        JsonObject detail = new JsonObject().put("host", run.host().name()).put("run", uuid);
        for (Result result : List.of(Result.DONE, Result.FAILED, Result.SKIPPED)) {
            detail.put(
                    result.word(),
                    Arrays.stream(results).filter(each -> each == result).count());
        }
        events.add(end, run.host().name(), "run-ended", detail);
        for (int i = 0; i < results.length; i++) {
            outcomes.add(lastNumber, run.actions().get(i).number(), results[i].word(), messages[i]);
        }
    }

    private String writeRow(HostProfile host, Instant start, Instant end, String log, Dice dice) {
        String uuid = new UUID(dice.nextLong(), dice.nextLong()).toString();
        runs.add(++lastNumber, host.number(), uuid, start, end, log, FleetFill.REVISION, end, null, null);
        return uuid;
    }

    private void writeRunning(HostProfile host, List<StoredAction> actions, Dice dice) {
        int percent = dice.between(3, 90);
        String uuid = new UUID(dice.nextLong(), dice.nextLong()).toString();
        List<Action> plain = plain(actions);
        Instant start = time.now().minusSeconds(dice.between(5, 240));
        runs.add(
                ++lastNumber,
                host.number(),
                uuid,
                start,
                null,
                AptOutput.partial(plain, percent),
                FleetFill.REVISION,
                time.now(),
                percent,
                AptOutput.step(plain, percent));
        actions.forEach(each -> outcomes.add(lastNumber, each.number(), Result.RUNNING.word(), null));
    }

    private static List<Action> plain(List<StoredAction> actions) {
        return actions.stream().map(StoredAction::action).toList();
    }
}
