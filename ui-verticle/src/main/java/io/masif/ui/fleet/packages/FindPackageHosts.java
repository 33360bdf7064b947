package io.masif.ui.fleet.packages;

import io.masif.failure.Failure;
import io.masif.text.Quote;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.language.Text;
import io.masif.ui.view.list.ListPage;
import io.masif.ui.view.list.ListRequest;
import io.masif.ui.view.packages.PackageExecution;
import io.masif.ui.view.packages.PackageHost;
import io.masif.ui.view.packages.PackageLists;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * A page of the hosts of which plans or runs tell something about a package; not found if no host plans or has executed anything
 * with it.
 *
 * @param runs the numbers of the last runs of what {@link FindReinstallations} finds
 */
public record FindPackageHosts(String name, ListRequest<PackageHost> request, Map<PackageExecution.Key, Long> runs)
        implements IndexQuery<ListPage<PackageHost>> {
    @Override
    public ListPage<PackageHost> answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<PackageAction> actions = PackageAction.findAll(fleet, name);
        if (actions.isEmpty()) {
            throw Failure.of(Failure.Code.NOT_FOUND, Text.of("refusal.no-package", Quote.of(name)));
        }
        PackageState state = new PackageState(actions, runs);
        Map<String, Integer> found = new TreeMap<>();
        RoaringBitmap all = state.hosts();
        all.forEach((int host) -> {
            PackageHost row = state.describe(host, fleet.host(host).name());
            if (matches(row)) {
                found.put(row.host(), host);
            }
        });
        List<Map.Entry<String, Integer>> sorted = List.copyOf(
                (request.isDescending() ? ((TreeMap<String, Integer>) found).descendingMap() : found).entrySet());
        return ListPage.of(
                request, sorted, all.getCardinality(), each -> state.describe(each.getValue(), each.getKey()));
    }

    private boolean matches(PackageHost row) {
        String version = request.filter(PackageLists.VERSION);
        boolean isVersion =
                switch (request.filter(PackageLists.STATE)) {
                    case PackageLists.INSTALLED -> row.installed() != null && isAny(version, row.installed());
                    case PackageLists.PLANNED -> row.isPlanned() && isAny(version, row.planned());
                    case PackageLists.FAILED -> row.isFailed() && isAny(version, row.planned());
                    case PackageLists.RUNNING -> row.isRunning() && isAny(version, row.planned());
                    default -> isAny(version, row.installed()) || isAny(version, row.planned());
                };
        return isVersion && request.matches(row.host());
    }

    private static boolean isAny(String asked, String version) {
        return asked.isEmpty() || asked.equals(version);
    }
}
