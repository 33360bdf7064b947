package io.masif.domain.rule;

import io.masif.domain.Kind;
import io.masif.domain.rule.InvalidCriteriaException.Fault;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which actions a rule is about.
 *
 * @param kinds at least one
 * @param securityOnly whether it is about security updates only
 * @param releases the archives, of which a version must come from one; empty for any
 */
public record ActionCriteria(
        PackagePatterns packages, Set<Kind> kinds, boolean securityOnly, List<ReleasePattern> releases) {
    /** How many releases there may be. */
    public static final int MAX_RELEASES = 50;

    /** The kinds that a rule is about unless it says others: nothing is removed. */
    public static final Set<Kind> USUAL_KINDS =
            Collections.unmodifiableSet(EnumSet.of(Kind.INSTALL, Kind.UPDATE, Kind.CONFIGURE));

    /** @throws InvalidCriteriaException if there is no kind, too many releases, or a name of a unit without the kind restart */
    public ActionCriteria {
        if (kinds.isEmpty()) {
            throw new InvalidCriteriaException(Fault.NO_KIND, "");
        }
        kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        releases = List.copyOf(releases);
        if (!kinds.contains(Kind.RESTART)) {
            packages.requirePackages();
        }
        if (releases.size() > MAX_RELEASES) {
            throw new InvalidCriteriaException(Fault.RELEASES, Integer.toString(releases.size()));
        }
    }

    /**
     * Whether it is about an action, as far as anything but the package is concerned. Of a version that hosts get from several
     * archives, one is enough.
     *
     * @param isSecurity whether the action is a security update
     * @param itsReleases where the version comes from, as apt prints it
     */
    public boolean matches(Kind kind, boolean isSecurity, Collection<String> itsReleases) {
        return kinds.contains(kind)
                && (isSecurity || !securityOnly)
                && (releases.isEmpty()
                        || itsReleases.stream()
                                .anyMatch(each -> releases.stream().anyMatch(release -> release.matches(each))));
    }
}
