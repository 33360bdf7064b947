package io.masif.ui.fleet.packages;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.view.packages.PackageExecution;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * An action with a package, and on which hosts it is how far. The sets must not be changed.
 *
 * @param id the action's number
 * @param planning the hosts that plan it
 * @param done the hosts that executed it and have not planned it again
 * @param failed the hosts whose last execution of it failed
 * @param running the hosts that execute it now
 */
record PackageAction(
        int id,
        Action action,
        RoaringBitmap planning,
        RoaringBitmap done,
        RoaringBitmap failed,
        RoaringBitmap running) {
    private static final RoaringBitmap NONE = new RoaringBitmap();
    private static final String ALL_ARCHITECTURES = "all";

    static PackageAction of(FleetIndex fleet, int id) {
        Outcomes outcomes = fleet.outcomes().get(id);
        return new PackageAction(
                id,
                fleet.action(id),
                fleet.hostsPlanning(id),
                outcomes == null ? NONE : outcomes.done(),
                outcomes == null ? NONE : outcomes.failed(),
                outcomes == null ? NONE : outcomes.running());
    }

    /** All actions with a package. */
    static List<PackageAction> findAll(FleetIndex fleet, String packageName) {
        return fleet.actions().findByPackage(packageName).stream()
                .map(id -> of(fleet, id))
                .toList();
    }

    /** The hosts of which it tells something; a new set. */
    RoaringBitmap hosts() {
        return RoaringBitmap.or(planning, done, failed, running);
    }

    boolean isRemoval() {
        return action.kind() == Kind.REMOVE || action.kind() == Kind.PURGE;
    }

    /** The key of its execution on a host. */
    PackageExecution.Key on(int host) {
        return new PackageExecution.Key(host, id);
    }

    /** Whether this removal removes what the other action installs: of a package, several architectures can be installed. */
    boolean removes(PackageAction other) {
        String arch = action.arch();
        String otherArch = other.action.arch();
        return other.action.to() != null
                && (arch == null
                        || otherArch == null
                        || arch.equals(otherArch)
                        || arch.equals(ALL_ARCHITECTURES)
                        || otherArch.equals(ALL_ARCHITECTURES));
    }
}
