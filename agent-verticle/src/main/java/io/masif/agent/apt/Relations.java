package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which of some actions cannot be executed without which others, as the control files of their versions say. */
final class Relations {
    private final Map<String, List<Stanza>> stanzas = new HashMap<>();
    private final Map<Action, Change> changes = new HashMap<>();
    private final Map<String, List<Change>> byName = new HashMap<>();
    private final Map<String, List<Change>> byRelation = new HashMap<>();

    /** @param text what {@code apt-cache show} prints of what is {@link #named} */
    Relations(String text, Collection<Action> actions) {
        for (Stanza stanza : Stanza.parse(text)) {
            stanzas.computeIfAbsent(stanza.name() + "=" + stanza.version(), key -> new ArrayList<>())
                    .add(stanza);
        }
        actions.forEach(this::add);
    }

    /** The versions before and after an action, for {@code apt-cache show}. */
    static Stream<String> named(Action action) {
        String name = action.arch() == null || action.arch().equals("all")
                ? action.packageName()
                : action.packageName() + ":" + action.arch();
        return Stream.of(action.from() == null ? "" : action.from(), action.to() == null ? "" : action.to())
                .filter(version -> !version.isEmpty())
                .map(version -> name + "=" + version);
    }

    /** Those of the other actions that one of them cannot be executed without, directly. */
    Set<Action> needs(Action action) {
        Change one = changes.get(action);
        Set<Action> needed = new LinkedHashSet<>();
        if (one.after() != null) {
            for (List<Relation> group : one.after().depends()) {
                List<Change> named = named(group);
                if (named.stream().noneMatch(other -> group.stream().anyMatch(other::met))) {
                    named.stream().filter(other -> other.neededFor(group, one)).forEach(other -> add(needed, other));
                }
            }
            named(one.after().excludes()).stream()
                    .filter(other -> other.givesWayTo(one))
                    .forEach(other -> add(needed, other));
        }
        Stream.of(one.before(), one.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.names().stream())
                .flatMap(name -> byRelation.getOrDefault(name, List.of()).stream())
                .filter(other -> other.brokenBy(one) || (one.after() == null && one.givesWayTo(other)))
                .forEach(other -> add(needed, other));
        byName.getOrDefault(action.packageName(), List.of()).stream()
                .filter(other -> other.twinOf(one))
                .forEach(other -> add(needed, other));
        needed.remove(action);
        return needed;
    }

    private void add(Action action) {
        Change change = new Change(action, stanza(action, action.from()), stanza(action, action.to()));
        if (changes.putIfAbsent(action, change) != null) {
            return;
        }
        Stream.of(change.before(), change.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.names().stream())
                .distinct()
                .forEach(name ->
                        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(change));
        Stream.of(change.before(), change.after())
                .filter(stanza -> stanza != null)
                .flatMap(stanza -> stanza.related().stream())
                .distinct()
                .forEach(name -> byRelation
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(change));
    }

    private Stanza stanza(Action action, String version) {
        List<Stanza> known = stanzas.getOrDefault(action.packageName() + "=" + version, List.of());
        return known.stream()
                .filter(stanza -> stanza.arch().equals(action.arch()))
                .findFirst()
                .orElse(known.isEmpty() ? null : known.get(0));
    }

    private List<Change> named(List<Relation> relations) {
        return relations.stream()
                .map(Relation::name)
                .distinct()
                .flatMap(name -> byName.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    private static void add(Set<Action> needed, Change other) {
        needed.add(other.action());
    }
}
