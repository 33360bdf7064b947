package io.masif.ui.view;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.vertx.core.json.JsonArray;
import java.util.Comparator;

/**
 * What an operator decides about: the same action on any number of hosts, whatever their version before.
 *
 * @param packageName the package
 * @param kind what would be done with it
 * @param to the version after; null where there is none, as for a removal
 */
public record ActionKey(String packageName, Kind kind, String to) implements Comparable<ActionKey> {
    private static final Comparator<ActionKey> ORDER = Comparator.comparing(ActionKey::packageName)
            .thenComparing(ActionKey::kind)
            .thenComparing(ActionKey::to, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final int MEMBERS = 3;

    /** The key under which an action is decided about. */
    public static ActionKey of(Action action) {
        return new ActionKey(action.packageName(), action.kind(), action.to());
    }

    /**
     * A key from its form on the page.
     *
     * @throws IllegalArgumentException if the text is no such form
     */
    public static ActionKey parse(String text) {
        try {
            JsonArray array = new JsonArray(text);
            if (array.size() != MEMBERS) {
                throw new IllegalArgumentException("an action has a package, a kind and a version");
            }
            Kind kind = Kind.of(array.getString(1))
                    .orElseThrow(() -> new IllegalArgumentException("an action's kind is one of " + Kind.words()));
            return new ActionKey(array.getString(0), kind, array.getString(2));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("this is no action: " + text, e);
        }
    }

    /** The form on the page: {@code ["perl","update","5.36"]}. */
    public String encoded() {
        return new JsonArray().add(packageName).add(kind.word()).add(to).encode();
    }

    /** The version after, or an empty text. */
    public String version() {
        return to == null ? "" : to;
    }

    @Override
    public int compareTo(ActionKey other) {
        return ORDER.compare(this, other);
    }

    /** For a person: {@code newdep (install 0.9)}. */
    @Override
    public String toString() {
        return packageName + " (" + kind.word() + (to == null ? "" : " " + to) + ")";
    }
}
