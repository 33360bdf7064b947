package io.masif.ui.view;

import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.text.VisibleText;
import io.vertx.core.json.JsonArray;
import java.util.Comparator;

/**
 * The key of an action that an operator decides about: the same on all hosts, whatever their version before.
 *
 * @param packageName the package
 * @param kind the kind of the action
 * @param from the version before if only it identifies the action, as for a configure without a version after; null
 *     otherwise
 * @param to the version after; null if there is none, as for a removal
 */
public record ActionKey(String packageName, Kind kind, String from, String to) implements Comparable<ActionKey> {
    private static final Comparator<ActionKey> ORDER = Comparator.comparing(ActionKey::packageName)
            .thenComparing(ActionKey::kind)
            .thenComparing(ActionKey::to, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(ActionKey::from, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final int MIN_MEMBERS = 3;

    /** @throws IllegalArgumentException if it would identify more than one action */
    public ActionKey {
        if (packageName == null || packageName.isBlank()) {
            throw new IllegalArgumentException("an action has a package");
        }
        boolean needsVersion = kind == Kind.INSTALL || kind == Kind.UPDATE || (kind == Kind.CONFIGURE && from == null);
        if (needsVersion && to == null) {
            throw new IllegalArgumentException(kind.word() + " has a version");
        }
    }

    /** The key of an action. */
    public static ActionKey of(Action action) {
        return of(action.packageName(), action.kind(), action.from(), action.to());
    }

    /** The key of an action with these versions. */
    public static ActionKey of(String packageName, Kind kind, String from, String to) {
        return new ActionKey(packageName, kind, kind == Kind.CONFIGURE && to == null ? from : null, to);
    }

    /**
     * Parses a key from its form on the page.
     *
     * @throws IllegalArgumentException if the text is no such form
     */
    public static ActionKey parse(String text) {
        try {
            JsonArray array = new JsonArray(text);
            if (array.size() != MIN_MEMBERS && array.size() != MIN_MEMBERS + 1) {
                throw new IllegalArgumentException("an action has a package, a kind and a version");
            }
            Kind kind = Kind.of(array.getString(1))
                    .orElseThrow(() -> new IllegalArgumentException("an action's kind is one of " + Kind.words()));
            String from = array.size() == MIN_MEMBERS ? null : array.getString(MIN_MEMBERS);
            return of(array.getString(0), kind, from, array.getString(2));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("this is no action: " + text, e);
        }
    }

    /** The form on the page: {@code ["perl","update","5.36"]}, with the version before as a fourth element if needed. */
    public String encode() {
        JsonArray array = new JsonArray().add(packageName).add(kind.word()).add(to);
        return (from == null ? array : array.add(from)).encode();
    }

    /** The pattern of this action, and of no other. */
    public ApprovalPattern toPattern() {
        return new ApprovalPattern(packageName, kind, from, to);
    }

    /** The pattern of this action in any version. */
    public ApprovalPattern toOpenPattern() {
        return new ApprovalPattern(packageName, kind, null, null);
    }

    /** Whether there are other versions of it: not of a removal, restart or reboot. */
    public boolean hasVersion() {
        return to != null || from != null;
    }

    /** Whether the action removes a package. */
    public boolean isRemoval() {
        return kind == Kind.REMOVE || kind == Kind.PURGE;
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
        String version = to == null ? from : to;
        return VisibleText.escapeInvisible(packageName) + " (" + kind.word()
                + (version == null ? "" : " " + VisibleText.escapeInvisible(version)) + ")";
    }
}
