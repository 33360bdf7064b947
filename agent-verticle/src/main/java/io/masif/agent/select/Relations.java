package io.masif.agent.select;

import io.masif.agent.apt.PackageNames;
import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds which actions require which others, by the control files of their versions. */
final class Relations {
    private final Map<String, List<ControlStanza>> stanzas = new HashMap<>();
    private final Map<Action, PackageTransition> transitions = new HashMap<>();
    private final Map<String, List<PackageTransition>> byName = new HashMap<>();
    private final Map<String, List<PackageTransition>> byRelation = new HashMap<>();

    /** @param text the output of {@code apt-cache show} for the {@link #toVersionedNames} of the actions */
    Relations(String text, Collection<Action> actions) {
        for (ControlStanza stanza : ControlStanza.parse(text)) {
            stanzas.computeIfAbsent(stanza.name() + "=" + stanza.version(), key -> new ArrayList<>())
                    .add(stanza);
        }
        actions.forEach(this::add);
    }

    /** The versions before and after an action, for {@code apt-cache show}. */
    static Stream<String> toVersionedNames(Action action) {
        String name = PackageNames.forApt(action);
        return Stream.of(action.from() == null ? "" : action.from(), action.to() == null ? "" : action.to())
                .filter(version -> !version.isEmpty())
                .map(version -> name + "=" + version);
    }

    /** The other actions that an action requires directly. */
    Set<Action> findNeeded(Action action) {
        PackageTransition one = transitions.get(action);
        Set<Action> needed = new LinkedHashSet<>();
        if (one.after() != null) {
            for (List<Relation> group : one.after().depends()) {
                List<PackageTransition> named = findTransitions(group);
                if (named.stream().noneMatch(other -> group.stream().anyMatch(other::matchesBefore))) {
                    named.stream().filter(other -> other.isNeededBy(group, one)).forEach(other -> add(needed, other));
                }
            }
            findTransitions(one.after().conflicts()).stream()
                    .filter(other -> other.endsConflictWith(one))
                    .forEach(other -> add(needed, other));
        }
        Stream.of(one.before(), one.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.providedNames().stream())
                .flatMap(name -> byRelation.getOrDefault(name, List.of()).stream())
                .filter(other -> other.isBrokenBy(one) || (one.after() == null && one.endsConflictWith(other)))
                .forEach(other -> add(needed, other));
        byName.getOrDefault(action.packageName(), List.of()).stream()
                .filter(other -> other.isOtherArchitectureOf(one))
                .forEach(other -> add(needed, other));
        needed.remove(action);
        return needed;
    }

    private void add(Action action) {
        PackageTransition transition =
                new PackageTransition(action, findStanza(action, action.from()), findStanza(action, action.to()));
        if (transitions.putIfAbsent(action, transition) != null) {
            return;
        }
        Stream.of(transition.before(), transition.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.providedNames().stream())
                .distinct()
                .forEach(name ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(transition));
        Stream.of(transition.before(), transition.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.relatedNames().stream())
                .distinct()
                .forEach(name -> byRelation
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(transition));
    }

    private ControlStanza findStanza(Action action, String version) {
        List<ControlStanza> matching = stanzas.getOrDefault(action.packageName() + "=" + version, List.of());
        return matching.stream()
                .filter(stanza -> stanza.arch().equals(action.arch()))
                .findFirst()
                .orElse(matching.isEmpty() ? null : matching.get(0));
    }

    private List<PackageTransition> findTransitions(List<Relation> relations) {
        return relations.stream()
                .map(Relation::name)
                .distinct()
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    private static void add(Set<Action> needed, PackageTransition other) {
        needed.add(other.action());
    }
}
