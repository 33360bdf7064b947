package io.masif.ui.fleet.packages;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.packages.PackageExecution;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/**
 * What hosts executed that have both installed and removed a package: the index does not know which of the two was the last. They
 * are few, except after a package was removed from a whole fleet.
 */
public record FindReinstallations(String name) implements IndexQuery<Set<PackageExecution.Key>> {
    @Override
    public Set<PackageExecution.Key> answer(IndexView index) {
        List<PackageAction> actions = PackageAction.findAll(index.fleet(), name);
        Set<PackageExecution.Key> found = new HashSet<>();
        for (PackageAction removal : actions) {
            if (removal.isRemoval()) {
                actions.stream().filter(removal::removes).forEach(installed -> RoaringBitmap.and(
                                removal.done(), installed.done())
                        .forEach((int host) -> {
                            found.add(removal.on(host));
                            found.add(installed.on(host));
                        }));
            }
        }
        return Set.copyOf(found);
    }
}
