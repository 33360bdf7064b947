package io.masif.agent.select;

import io.masif.agent.apt.Apt;
import io.masif.agent.message.ExecuteApproved;
import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.domain.host.BlockedAction;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Selects the approved actions that apt can execute without any other, and finds the files that it would unpack. That
 * takes one simulation, or two if a removal is approved, for any number of actions. If apt would execute some actions in
 * another way than approved, these are excluded, and one more attempt is made.
 *
 * <p>Without an approved removal, {@code upgrade} under pins finds the largest part, and never removes. With one,
 * {@code dist-upgrade} is simulated with all other packages on hold; if that would change anything else, {@code upgrade}
 * decides. Approved configurations are executed first, by dpkg and without a simulation.
 */
public final class Selector {
    private final Vertx vertx;
    private final Apt apt;
    private final PinnedApt pinnedApt;

    /** @param scratch a folder for the files of simulations */
    public Selector(Vertx vertx, Apt apt, Path scratch) {
        this.vertx = vertx;
        this.apt = apt;
        pinnedApt = new PinnedApt(vertx, apt, scratch);
    }

    /**
     * The actions that can be executed, and the approved ones that cannot, with the reasons.
     *
     * @param isProvisional whether a tool failed, or did not answer in time: the next selection may differ although nothing has
     *     changed
     */
    public record Result(ApprovedRun run, List<BlockedAction> blocked, boolean isProvisional) {
        /** Of tools that did what they were asked. */
        public Result(ApprovedRun run, List<BlockedAction> blocked) {
            this(run, blocked, false);
        }
    }

    /**
     * What one simulation decides.
     *
     * @param objections why some approved actions must not be part of a run
     * @param hasFailed whether the simulation failed
     */
    private record SelectionAttempt(ApprovedRun run, Map<Action, String> objections, boolean hasFailed) {
        SelectionAttempt(ApprovedRun run, Map<Action, String> objections) {
            this(run, objections, false);
        }

        static SelectionAttempt withoutRun(TrialSimulation trial) {
            return new SelectionAttempt(ApprovedRun.EMPTY, trial.objections(), trial.hasFailed());
        }
    }

    public Future<Result> select(ExecuteApproved request) {
        List<Action> approved = request.approvedActions();
        Selection configurations = Selection.ofConfigurations(approved);
        if (approved.isEmpty() || !configurations.actions().isEmpty()) {
            // the others follow after that run
            return Future.succeededFuture(new Result(ApprovedRun.withoutFiles(configurations), List.of()));
        }
        // apt would refuse all actions because of one
        List<Action> withoutDowngrades =
                approved.stream().filter(action -> !action.isStepBack()).toList();
        return pinnedApt
                .readPins()
                .compose(pins -> trySelect(pins, withoutDowngrades)
                        .compose(attempt -> attempt.objections().isEmpty()
                                ? Future.succeededFuture(attempt)
                                : trySelectWithout(attempt.objections(), pins, withoutDowngrades)))
                .compose(attempt -> explainBlocked(attempt, request)
                        .map(blocked -> new Result(attempt.run(), blocked, attempt.hasFailed())));
    }

    private Future<SelectionAttempt> trySelectWithout(
            Map<Action, String> objections, Pins pins, List<Action> approved) {
        List<Action> others = approved.stream()
                .filter(action -> !objections.containsKey(action))
                .toList();
        return trySelect(pins, others).map(attempt -> {
            Map<Action, String> all = new LinkedHashMap<>(objections);
            all.putAll(attempt.objections());
            return new SelectionAttempt(
                    attempt.objections().isEmpty() ? attempt.run() : ApprovedRun.EMPTY, all, attempt.hasFailed());
        });
    }

    private Future<SelectionAttempt> trySelect(Pins pins, List<Action> approved) {
        if (approved.isEmpty()) {
            return Future.succeededFuture(new SelectionAttempt(ApprovedRun.EMPTY, Map.of()));
        }
        return simulate(pins, approved)
                .compose(trial -> trial.objections().isEmpty() && !trial.hasFailed()
                        ? addFileHashes(pins, trial.selection())
                        : Future.succeededFuture(SelectionAttempt.withoutRun(trial)));
    }

    private Future<TrialSimulation> simulate(Pins pins, List<Action> approved) {
        return Selection.hasRemovals(approved)
                ? pinnedApt
                        .simulateWithHolds(pins, approved)
                        .compose(trial -> trial.isConclusive()
                                ? Future.succeededFuture(trial)
                                : pinnedApt.simulate(pins, approved))
                : pinnedApt.simulate(pins, approved);
    }

    /** The same selection with the hashes of its files. */
    private Future<SelectionAttempt> addFileHashes(Pins pins, Selection selection) {
        List<Action> unpacked = selection.actions().stream()
                .filter(action -> action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE)
                .toList();
        if (unpacked.isEmpty()) {
            return Future.succeededFuture(new SelectionAttempt(
                    new ApprovedRun(selection, pins.formatAllowing(unpacked), Map.of()), Map.of()));
        }
        return pinnedApt.findFiles(pins, selection).map(files -> {
            Map<Action, String> hashes = new LinkedHashMap<>();
            Map<Action, String> objections = new LinkedHashMap<>();
            for (Action action : unpacked) {
                files.findObjection(action)
                        .ifPresentOrElse(
                                reason -> objections.put(action, reason),
                                () -> hashes.put(action, files.findHash(action).orElseThrow()));
            }
            return new SelectionAttempt(new ApprovedRun(selection, pins.formatAllowing(unpacked), hashes), objections);
        });
    }

    private Future<List<BlockedAction>> explainBlocked(SelectionAttempt attempt, ExecuteApproved request) {
        Set<Action> selected = new HashSet<>(attempt.run().selection().actions());
        Map<Action, String> objections = attempt.objections();
        List<Action> notSelected = request.approvedActions().stream()
                .filter(action -> !selected.contains(action) && !objections.containsKey(action))
                .toList();
        List<BlockedAction> rejected = objections.entrySet().stream()
                .map(entry -> new BlockedAction(entry.getKey(), List.of(), entry.getValue()))
                .toList();
        if (notSelected.isEmpty()) {
            return Future.succeededFuture(rejected);
        }
        List<Action> missing = Stream.concat(request.unapprovedActions().stream(), objections.keySet().stream())
                .toList();
        List<Action> all = Stream.concat(notSelected.stream(), missing.stream()).toList();
        List<String> names =
                all.stream().flatMap(Relations::toVersionedNames).distinct().toList();
        return apt.showPackages(names)
                .compose(text -> vertx.executeBlocking(
                        () -> new MissingApprovals(new Relations(text, all), notSelected, missing).explain(), false))
                .map(waiting -> {
                    List<BlockedAction> blocked = new ArrayList<>(rejected);
                    blocked.addAll(waiting);
                    return blocked;
                });
    }
}
