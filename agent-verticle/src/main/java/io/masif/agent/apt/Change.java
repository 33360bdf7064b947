package io.masif.agent.apt;

import io.masif.domain.Action;
import java.util.List;
import java.util.Objects;

/**
 * An action with what the versions before and after it say about other packages.
 *
 * @param before null if nothing is installed, or nothing is known about it
 * @param after null if nothing will be installed
 */
record Change(Action action, Stanza before, Stanza after) {
    /** Whether the relation held, or hit, before this change. */
    boolean met(Relation relation) {
        return before != null && before.meets(relation);
    }

    /** Whether the relation holds, or hits, after this change. */
    boolean meets(Relation relation) {
        return after != null && after.meets(relation);
    }

    boolean isOf(String packageName) {
        return action.packageName().equals(packageName);
    }

    /** Whether the other's new version depends on what only this change brings. */
    boolean neededFor(List<Relation> group, Change other) {
        return group.stream().anyMatch(relation -> meets(relation) && !met(relation)) && fits(other);
    }

    /** Whether this change ends a conflict with the other's new version. */
    boolean givesWayTo(Change other) {
        return other.after != null
                && !isOf(other.action.packageName())
                && other.after.excludes().stream().anyMatch(relation -> met(relation) && !meets(relation));
    }

    /** Whether what is installed now cannot stay as it is once the other change is made. */
    boolean brokenBy(Change other) {
        if (before == null || other.before == null || isOf(other.action.packageName())) {
            return false;
        }
        boolean depends = before.depends().stream()
                .filter(group -> group.stream().anyMatch(other::met))
                .anyMatch(group -> group.stream().noneMatch(other::meets));
        return (depends && other.fits(this))
                || before.excludes().stream().anyMatch(relation -> other.meets(relation) && !other.met(relation));
    }

    /** Whether both are the same package for several architectures, which can only be changed together. */
    boolean twinOf(Change other) {
        return isOf(other.action.packageName())
                && !Objects.equals(action.arch(), other.action.arch())
                && Objects.equals(action.to(), other.action.to())
                && after != null
                && after.same();
    }

    /** Whether it can be meant where the other one names it without an architecture. */
    private boolean fits(Change other) {
        String one = action.arch();
        String two = other.action.arch();
        return one == null || two == null || one.equals(two) || one.equals("all") || two.equals("all");
    }
}
