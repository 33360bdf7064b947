package io.masif.ui.fleet.packages;

import io.masif.domain.Action;
import io.masif.domain.DebianVersion;
import io.masif.domain.Kind;
import io.masif.ui.view.packages.PackageHost;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * What plans and runs tell of a package on hosts. A plan names the version that it replaces; without one, the newest version that
 * a run has installed counts, unless the package was removed.
 */
final class PackageState {
    private final List<PackageAction> actions;

    PackageState(List<PackageAction> actions) {
        this.actions = actions;
    }

    /** The hosts of which something is known; a new set. */
    RoaringBitmap hosts() {
        RoaringBitmap all = new RoaringBitmap();
        actions.forEach(each -> all.or(each.hosts()));
        return all;
    }

    PackageHost describe(int host, String name) {
        String planned = null;
        String replaced = null;
        String executed = null;
        boolean isPlanned = false;
        boolean isRemoved = false;
        boolean isFailed = false;
        boolean isRunning = false;
        for (PackageAction each : actions) {
            Action action = each.action();
            if (each.planning().contains(host)) {
                isPlanned = true;
                planned = findNewer(planned, action.to());
                replaced = action.from() == null ? replaced : action.from();
            }
            if (each.done().contains(host)) {
                isRemoved |= action.kind() == Kind.REMOVE || action.kind() == Kind.PURGE;
                executed = findNewer(executed, action.to());
            }
            isFailed |= each.failed().contains(host);
            isRunning |= each.running().contains(host);
        }
        String installed = isRemoved ? null : executed;
        return new PackageHost(name, replaced == null ? installed : replaced, planned, isPlanned, isFailed, isRunning);
    }

    private static String findNewer(String one, String other) {
        return one == null || (other != null && DebianVersion.compare(one, other) < 0) ? other : one;
    }
}
