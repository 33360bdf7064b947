package io.masif.agent.apt;

import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Kind;
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
 * Asks apt how much of the approved actions it can execute without any other, and of which files: with one simulation, or
 * two where a removal is approved, however many actions there are. Where apt would execute some of them in another way
 * than they were approved, these are left out, and it is asked once more.
 *
 * <p>Without an approved removal {@code upgrade} under pins finds the largest part, and never removes. With one,
 * {@code dist-upgrade} is asked with all the rest of the packages on hold; if even that is not clean, {@code upgrade} has
 * the last word. What only has to be configured goes first, by dpkg and without a simulation.
 */
final class Selector {
    private final Vertx vertx;
    private final Apt apt;
    private final PinnedApt pinned;

    /** @param scratch a folder for the files of simulations */
    Selector(Vertx vertx, Apt apt, Path scratch) {
        this.vertx = vertx;
        this.apt = apt;
        pinned = new PinnedApt(vertx, apt, scratch);
    }

    /** What can be executed of an order, and why the rest of it cannot. */
    record Choice(ApprovedRun run, List<Blocked> blocked) {}

    /** @param objections why some of the approved actions must not be part of a run */
    private record Attempt(ApprovedRun run, Map<Action, String> objections) {}

    Future<Choice> choose(Order order) {
        List<Action> approved = order.approvedActions();
        Selection first = Selection.configuring(approved);
        if (approved.isEmpty() || !first.actions().isEmpty()) {
            // the others have their turn after that run
            return Future.succeededFuture(new Choice(ApprovedRun.withoutFiles(first), List.of()));
        }
        // apt would give up as a whole
        List<Action> forward =
                approved.stream().filter(action -> !action.isStepBack()).toList();
        return pinned.pins()
                .compose(pins -> attempt(pins, forward)
                        .compose(attempt -> attempt.objections().isEmpty()
                                ? Future.succeededFuture(attempt)
                                : attemptWithout(attempt.objections(), pins, forward)))
                .compose(attempt -> explain(attempt, order).map(blocked -> new Choice(attempt.run(), blocked)));
    }

    private Future<Attempt> attemptWithout(Map<Action, String> objections, Pins pins, List<Action> approved) {
        List<Action> others = approved.stream()
                .filter(action -> !objections.containsKey(action))
                .toList();
        return attempt(pins, others).map(attempt -> {
            Map<Action, String> all = new LinkedHashMap<>(objections);
            all.putAll(attempt.objections());
            return new Attempt(attempt.objections().isEmpty() ? attempt.run() : ApprovedRun.NOTHING, all);
        });
    }

    private Future<Attempt> attempt(Pins pins, List<Action> approved) {
        if (approved.isEmpty()) {
            return Future.succeededFuture(new Attempt(ApprovedRun.NOTHING, Map.of()));
        }
        return simulate(pins, approved)
                .compose(trial -> trial.objections().isEmpty()
                        ? withFiles(pins, trial.selection())
                        : Future.succeededFuture(new Attempt(ApprovedRun.NOTHING, trial.objections())));
    }

    private Future<Trial> simulate(Pins pins, List<Action> approved) {
        return Selection.removing(approved)
                ? pinned.simulateHolding(pins, approved)
                        .compose(trial -> trial.isConclusive()
                                ? Future.succeededFuture(trial)
                                : pinned.simulate(pins, approved, Apt.verb(false, false)))
                : pinned.simulate(pins, approved, Apt.verb(false, false));
    }

    /** The same selection with the hashes of its files. */
    private Future<Attempt> withFiles(Pins pins, Selection selection) {
        List<Action> unpacked = selection.actions().stream()
                .filter(action -> action.kind() == Kind.INSTALL || action.kind() == Kind.UPDATE)
                .toList();
        if (unpacked.isEmpty()) {
            return Future.succeededFuture(
                    new Attempt(new ApprovedRun(selection, pins.allowing(unpacked), Map.of()), Map.of()));
        }
        return pinned.files(pins, selection).map(files -> {
            Map<Action, String> hashes = new LinkedHashMap<>();
            Map<Action, String> objections = new LinkedHashMap<>();
            for (Action action : unpacked) {
                files.objection(action)
                        .ifPresentOrElse(
                                reason -> objections.put(action, reason),
                                () -> hashes.put(action, files.hash(action).orElseThrow()));
            }
            return new Attempt(new ApprovedRun(selection, pins.allowing(unpacked), hashes), objections);
        });
    }

    private Future<List<Blocked>> explain(Attempt attempt, Order order) {
        Set<Action> chosen = new HashSet<>(attempt.run().selection().actions());
        Map<Action, String> objections = attempt.objections();
        List<Action> rest = order.approvedActions().stream()
                .filter(action -> !chosen.contains(action) && !objections.containsKey(action))
                .toList();
        List<Blocked> refused = objections.entrySet().stream()
                .map(entry -> new Blocked(entry.getKey(), List.of(), entry.getValue()))
                .toList();
        if (rest.isEmpty()) {
            return Future.succeededFuture(refused);
        }
        List<Action> missing = Stream.concat(order.unapproved().stream(), objections.keySet().stream())
                .toList();
        List<Action> all = Stream.concat(rest.stream(), missing.stream()).toList();
        List<String> names = all.stream().flatMap(Relations::named).distinct().toList();
        return apt.show(names)
                .compose(text -> vertx.executeBlocking(
                        () -> new Blocking(new Relations(text, all), rest, missing).explain(), false))
                .map(waiting -> {
                    List<Blocked> blocked = new ArrayList<>(refused);
                    blocked.addAll(waiting);
                    return blocked;
                });
    }
}
