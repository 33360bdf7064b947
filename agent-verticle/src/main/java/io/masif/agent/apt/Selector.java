package io.masif.agent.apt;

import io.masif.agent.process.Commands.Output;
import io.masif.domain.Action;
import io.masif.domain.Blocked;
import io.masif.domain.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks apt how much of the approved actions it can execute without any other: with one simulation, or two where a
 * removal is approved, however many actions there are.
 *
 * <p>Without an approved removal {@code upgrade} under pins finds the largest part, and never removes. With one,
 * {@code dist-upgrade} is asked with all the rest of the packages on hold; if even that is not clean, {@code upgrade} has
 * the last word. What only has to be configured goes first, by dpkg and without a simulation.
 */
final class Selector {
    private final Vertx vertx;
    private final Apt apt;
    private final Path scratch;

    /** @param scratch a folder for the files of simulations */
    Selector(Vertx vertx, Apt apt, Path scratch) {
        this.vertx = vertx;
        this.apt = apt;
        this.scratch = scratch;
    }

    /** What can be executed of an order, and why the rest of it cannot. */
    record Choice(Selection selection, List<Blocked> blocked) {}

    Future<Choice> choose(Order order) {
        List<Action> approved = order.approvedActions();
        Selection first = Selection.configuring(approved);
        if (approved.isEmpty() || !first.actions().isEmpty()) {
            // the others have their turn after that run
            return Future.succeededFuture(new Choice(first, List.of()));
        }
        return select(approved).compose(selection -> {
            Set<Action> chosen = new HashSet<>(selection.actions());
            List<Action> rest =
                    approved.stream().filter(action -> !chosen.contains(action)).toList();
            return explain(rest, order.unapproved()).map(blocked -> new Choice(selection, blocked));
        });
    }

    private Future<Selection> select(List<Action> approved) {
        return Selection.removing(approved)
                ? held(approved).compose(found -> found.filter(
                                selection -> !selection.actions().isEmpty())
                        .map(Future::succeededFuture)
                        .orElseGet(() -> upgrade(approved)))
                : upgrade(approved);
    }

    private Future<Selection> upgrade(List<Action> approved) {
        return simulate(approved, Apt.verb(false, false)).map(found -> found.orElse(Selection.NOTHING));
    }

    private Future<Optional<Selection>> held(List<Action> approved) {
        Path copy = scratch.resolve("status");
        List<String> arguments = new ArrayList<>(List.of(
                "-o", "Dir::State::status=" + copy,
                "-o", "Dir::Cache::pkgcache=",
                "-o", "APT::Ignore-Hold=false"));
        arguments.addAll(Apt.verb(true, Selection.purging(approved)));
        return apt.folders()
                .compose(folders -> vertx.<Void>executeBlocking(
                        () -> {
                            Holds.copy(folders.status(), copy, approved);
                            return null;
                        },
                        false))
                .compose(copied -> simulate(approved, arguments))
                .eventually(() -> vertx.executeBlocking(() -> Files.deleteIfExists(copy), false));
    }

    /** A simulation under the pins of the approved actions; empty if apt refused, or wants anything else. */
    private Future<Optional<Selection>> simulate(List<Action> approved, List<String> arguments) {
        Path preferences = scratch.resolve("preferences");
        Path noParts = scratch.resolve("parts");
        List<String> all = new ArrayList<>(Apt.pinned(preferences, noParts));
        all.addAll(arguments);
        return vertx.executeBlocking(
                        () -> {
                            Files.createDirectories(noParts);
                            return Files.writeString(preferences, Pins.of(approved));
                        },
                        false)
                .compose(file -> apt.simulate(all))
                .map(output -> accept(output, approved));
    }

    private static Optional<Selection> accept(Output output, List<Action> approved) {
        Simulation simulation = SimulationParser.parse(output.out());
        Set<Steps> found = simulation.actions().stream().map(Steps::of).collect(Collectors.toSet());
        Set<Steps> allowed = approved.stream().map(Steps::of).collect(Collectors.toSet());
        boolean clean = output.code() == 0
                && simulation.bare().isEmpty()
                && simulation.refused().isEmpty()
                && allowed.containsAll(found);
        return clean
                ? Optional.of(Selection.of(approved.stream()
                        .filter(action -> found.contains(Steps.of(action)))
                        .toList()))
                : Optional.empty();
    }

    private Future<List<Blocked>> explain(List<Action> rest, List<Action> unapproved) {
        if (rest.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<String> names = new ArrayList<>();
        rest.forEach(action -> names.add(Relations.named(action)));
        boolean removals = Selection.removing(rest);
        unapproved.stream()
                .filter(action -> removals || Selection.REMOVALS.contains(action.kind()))
                .forEach(action -> names.add(Relations.named(action)));
        return apt.show(names).map(text -> new Blocking(Relations.parse(text), rest, unapproved).explain());
    }

    /** An action as far as it matters to dpkg; where a version comes from may be told differently under pins. */
    private record Steps(String name, String arch, Kind kind, String from, String to) {
        static Steps of(Action action) {
            return new Steps(action.packageName(), action.arch(), action.kind(), action.from(), action.to());
        }
    }
}
