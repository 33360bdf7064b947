package io.masif.ui.fleet.packages;

import io.masif.domain.Action;
import io.masif.domain.DebianVersion;
import io.masif.ui.view.packages.PackageExecution;
import io.masif.ui.view.packages.PackageHost;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * What plans and runs tell of a package on hosts. A plan names the version that it replaces; without one, the newest version that
 * a run has installed counts, unless the host removed the package since.
 */
final class PackageState {
    private final List<PackageAction> actions;
    private final List<PackageAction> removals;
    private final Map<PackageExecution.Key, Long> runs;

    /** @param runs the numbers of the runs of {@link FindReinstallations}, which tell what a host did last */
    PackageState(List<PackageAction> actions, Map<PackageExecution.Key, Long> runs) {
        this.actions = actions;
        this.removals = actions.stream().filter(PackageAction::isRemoval).toList();
        this.runs = runs;
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
        boolean isFailed = false;
        boolean isRunning = false;
        for (PackageAction each : actions) {
            Action action = each.action();
            if (each.planning().contains(host)) {
                isPlanned = true;
                planned = findNewer(planned, action.to());
                replaced = action.from() == null ? replaced : action.from();
            }
            if (each.done().contains(host) && !isRemovedSince(each, host)) {
                executed = findNewer(executed, action.to());
            }
            isFailed |= each.failed().contains(host);
            isRunning |= each.running().contains(host);
        }
        return new PackageHost(name, replaced == null ? executed : replaced, planned, isPlanned, isFailed, isRunning);
    }

    /** A run whose number is unknown counts as the earlier one. */
    private boolean isRemovedSince(PackageAction installed, int host) {
        return removals.stream()
                .filter(removal -> removal.done().contains(host) && removal.removes(installed))
                .anyMatch(removal ->
                        runs.getOrDefault(removal.on(host), 0L) >= runs.getOrDefault(installed.on(host), 0L));
    }

    private static String findNewer(String one, String other) {
        return one == null || (other != null && DebianVersion.compare(one, other) < 0) ? other : one;
    }
}
