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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks apt how much of the approved actions it can execute without any other.
 *
 * <p>Without an approved removal one simulation of {@code upgrade} is enough: it never removes, and finds the largest
 * part. With one, {@code dist-upgrade} is tried; if it drags along removals that are not approved, what needs those is
 * taken out and it is tried once more; and if that is not clean either, {@code upgrade} has the last word. Naming the
 * packages to be kept as {@code pkg+} does not help: apt's resolver then gives up as a whole (tried with apt 2.6).
 */
final class Selector {
    private static final Set<Kind> REMOVALS = EnumSet.of(Kind.REMOVE, Kind.PURGE);

    private final Vertx vertx;
    private final Apt apt;
    private final Path scratch;

    /** @param scratch a folder for the preferences of simulations */
    Selector(Vertx vertx, Apt apt, Path scratch) {
        this.vertx = vertx;
        this.apt = apt;
        this.scratch = scratch;
    }

    /** What can be executed of an order, and why the rest of it cannot. */
    record Choice(Selection selection, List<Blocked> blocked) {}

    Future<Choice> choose(Order order) {
        List<Action> approved = order.approvedActions();
        if (approved.isEmpty()) {
            return Future.succeededFuture(new Choice(Selection.NOTHING, List.of()));
        }
        boolean removing = approved.stream().anyMatch(Selector::removal);
        Future<Selection> selection = removing
                ? removing(order, approved)
                : simulate(approved, approved, false)
                        .map(found -> accept(found, approved, false).orElse(Selection.NOTHING));
        return selection.compose(chosen -> {
            List<Action> rest = without(approved, chosen.actions());
            return blocking(rest, order.unapproved()).map(blocking -> new Choice(chosen, blocking.explain()));
        });
    }

    private Future<Selection> removing(Order order, List<Action> approved) {
        return simulate(approved, approved, true).compose(found -> {
            Optional<Selection> clean = accept(found, approved, true);
            if (clean.isPresent()) {
                return Future.succeededFuture(clean.get());
            }
            List<Action> unwanted =
                    order.unapproved().stream().filter(Selector::removal).toList();
            return blocking(approved, order.unapproved())
                    .map(blocking -> without(approved, blocking.needing(unwanted)))
                    .compose(fewer -> fewer.size() == approved.size()
                            ? Future.succeededFuture(Optional.<Selection>empty())
                            : simulate(fewer, approved, true).map(again -> accept(again, approved, true)))
                    .compose(second -> second.isPresent()
                            ? Future.succeededFuture(second.get())
                            : simulate(approved, approved, false)
                                    .map(last -> accept(last, approved, false).orElse(Selection.NOTHING)));
        });
    }

    private Future<Blocking> blocking(List<Action> rest, List<Action> unapproved) {
        if (rest.isEmpty()) {
            return Future.succeededFuture(new Blocking(Relations.parse(""), rest, unapproved));
        }
        List<String> names = new ArrayList<>();
        rest.forEach(action -> names.add(Relations.named(action)));
        boolean removals = rest.stream().anyMatch(Selector::removal);
        unapproved.stream()
                .filter(action -> removals || removal(action))
                .forEach(action -> names.add(Relations.named(action)));
        return apt.show(names).map(text -> new Blocking(Relations.parse(text), rest, unapproved));
    }

    /** A simulation under the pins of some of the approved actions; empty if apt refused. */
    private Future<Optional<Simulation>> simulate(List<Action> pinned, List<Action> approved, boolean removing) {
        Path preferences = scratch.resolve("preferences");
        Path noParts = scratch.resolve("parts");
        List<String> arguments = new ArrayList<>(Apt.pinned(preferences, noParts));
        arguments.addAll(Apt.verb(removing));
        return vertx.executeBlocking(
                        () -> {
                            Files.createDirectories(noParts);
                            return Files.writeString(preferences, Pins.of(pinned));
                        },
                        false)
                .compose(file -> apt.simulate(arguments))
                .map(output -> understood(output, approved));
    }

    private static Optional<Simulation> understood(Output output, List<Action> approved) {
        if (output.code() != 0) {
            return Optional.empty();
        }
        Simulation simulation = SimulationParser.parse(output.out());
        List<Action> actions = new ArrayList<>(simulation.actions());
        List<String> unknown = new ArrayList<>();
        // under the pins apt has no candidate for a half-configured package, and names no version
        for (String name : simulation.bare()) {
            approved.stream()
                    .filter(action -> action.kind() == Kind.CONFIGURE)
                    .filter(action -> name.equals(action.packageName())
                            || name.equals(action.packageName() + ":" + action.arch()))
                    .findFirst()
                    .ifPresentOrElse(actions::add, () -> unknown.add(name));
        }
        return Optional.of(new Simulation(actions, unknown, simulation.refused()));
    }

    private static Optional<Selection> accept(Optional<Simulation> found, List<Action> approved, boolean removing) {
        Set<Steps> allowed = new HashSet<>(approved.stream().map(Steps::of).toList());
        return found.filter(simulation ->
                        simulation.bare().isEmpty() && simulation.refused().isEmpty())
                .filter(simulation ->
                        simulation.actions().stream().map(Steps::of).allMatch(allowed::contains))
                .map(simulation -> new Selection(chosen(simulation, approved), removing));
    }

    private static List<Action> chosen(Simulation simulation, List<Action> approved) {
        Set<Steps> steps =
                new HashSet<>(simulation.actions().stream().map(Steps::of).toList());
        return approved.stream()
                .filter(action -> steps.contains(Steps.of(action)))
                .toList();
    }

    /** An action as far as it matters to dpkg; where a version comes from may be told differently under pins. */
    private record Steps(String name, String arch, Kind kind, String from, String to) {
        static Steps of(Action action) {
            return new Steps(action.packageName(), action.arch(), action.kind(), action.from(), action.to());
        }
    }

    private static boolean removal(Action action) {
        return REMOVALS.contains(action.kind());
    }

    private static List<Action> without(List<Action> actions, List<Action> those) {
        return actions.stream().filter(action -> !those.contains(action)).toList();
    }
}
