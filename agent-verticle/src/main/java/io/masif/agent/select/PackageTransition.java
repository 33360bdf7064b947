package io.masif.agent.select;

import io.masif.domain.Action;
import java.util.List;
import java.util.Objects;

/**
 * An action with what the versions before and after it say about other packages.
 *
 * @param before null if nothing is installed, or nothing is known about it
 * @param after null if nothing will be installed
 */
record PackageTransition(Action action, ControlStanza before, ControlStanza after) {
    /** Whether the relation held, or hit, before this change. */
    boolean matchesBefore(Relation relation) {
        return before != null && before.isMatchedBy(relation);
    }

    /** Whether the relation holds, or hits, after this change. */
    boolean matchesAfter(Relation relation) {
        return after != null && after.isMatchedBy(relation);
    }

    boolean isForPackage(String packageName) {
        return action.packageName().equals(packageName);
    }

    /** Whether the other's new version depends on what only this change brings. */
    boolean isNeededBy(List<Relation> group, PackageTransition other) {
        return group.stream().anyMatch(relation -> matchesAfter(relation) && !matchesBefore(relation))
                && isArchitectureCompatible(other);
    }

    /** Whether this change ends a conflict with the other's new version. */
    boolean endsConflictWith(PackageTransition other) {
        return other.after != null
                && !isForPackage(other.action.packageName())
                && other.after.conflicts().stream()
                        .anyMatch(relation -> matchesBefore(relation) && !matchesAfter(relation));
    }

    /** Whether what is installed now cannot stay as it is once the other change is made. */
    boolean isBrokenBy(PackageTransition other) {
        if (before == null || other.before == null || isForPackage(other.action.packageName())) {
            return false;
        }
        boolean depends = before.depends().stream()
                .filter(group -> group.stream().anyMatch(other::matchesBefore))
                .anyMatch(group -> group.stream().noneMatch(other::matchesAfter));
        return (depends && other.isArchitectureCompatible(this))
                || before.conflicts().stream()
                        .anyMatch(relation -> other.matchesAfter(relation) && !other.matchesBefore(relation));
    }

    /** Whether both are the same package for several architectures, which can only be changed together. */
    boolean isOtherArchitectureOf(PackageTransition other) {
        return isForPackage(other.action.packageName())
                && !Objects.equals(action.arch(), other.action.arch())
                && Objects.equals(action.to(), other.action.to())
                && after != null
                && after.isMultiArchSame();
    }

    /** Whether it can be meant where the other one names it without an architecture. */
    private boolean isArchitectureCompatible(PackageTransition other) {
        String one = action.arch();
        String two = other.action.arch();
        return one == null || two == null || one.equals(two) || one.equals("all") || two.equals("all");
    }
}
