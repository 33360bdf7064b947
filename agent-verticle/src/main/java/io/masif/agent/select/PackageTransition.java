package io.masif.agent.select;

import io.masif.domain.Action;
import java.util.List;
import java.util.Objects;

/**
 * An action with the control stanzas of the versions before and after it.
 *
 * @param before null if no version is installed, or its stanza is unknown
 * @param after null if no version will be installed
 */
record PackageTransition(Action action, ControlStanza before, ControlStanza after) {
    /** Whether the relation matches the version before. */
    boolean matchesBefore(Relation relation) {
        return before != null && before.isMatchedBy(relation);
    }

    /** Whether the relation matches the version after. */
    boolean matchesAfter(Relation relation) {
        return after != null && after.isMatchedBy(relation);
    }

    boolean isForPackage(String packageName) {
        return action.packageName().equals(packageName);
    }

    /** Whether the other's new version depends on this new version, and the version before does not suffice. */
    boolean isNeededBy(List<Relation> group, PackageTransition other) {
        return group.stream().anyMatch(relation -> matchesAfter(relation) && !matchesBefore(relation))
                && isArchitectureCompatible(other);
    }

    /** Whether this transition ends a conflict with the other's new version. */
    boolean endsConflictWith(PackageTransition other) {
        return other.after != null
                && !isForPackage(other.action.packageName())
                && other.after.conflicts().stream()
                        .anyMatch(relation -> matchesBefore(relation) && !matchesAfter(relation));
    }

    /** Whether the installed version would be broken by the other transition. */
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

    /** Whether both are the same package for several architectures, which can only change together. */
    boolean isOtherArchitectureOf(PackageTransition other) {
        return isForPackage(other.action.packageName())
                && !Objects.equals(action.arch(), other.action.arch())
                && Objects.equals(action.to(), other.action.to())
                && after != null
                && after.isMultiArchSame();
    }

    /** Whether a relation without an architecture can refer from one to the other. */
    private boolean isArchitectureCompatible(PackageTransition other) {
        String one = action.arch();
        String two = other.action.arch();
        return one == null || two == null || one.equals(two) || one.equals("all") || two.equals("all");
    }
}
