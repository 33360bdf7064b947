package io.masif.ui.fleet.health;

import io.masif.domain.host.PackageLists;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.health.HealthKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds lists that are at least a day older than the newest of the same origin in the fleet: their mirror is behind. */
final class OutdatedLists {
    private final Map<String, Instant> newestByOrigin = new HashMap<>();

    private OutdatedLists() {}

    static OutdatedLists of(IndexView index) {
        OutdatedLists lists = new OutdatedLists();
        // a date in the future is that of a wrong clock, and says nothing about other mirrors
        Instant latest = index.now().plus(1, ChronoUnit.DAYS);
        index.fleet().parts().lists().parts().forEach(each -> each.origins().stream()
                .filter(origin -> origin.from() != null && origin.from().isBefore(latest))
                .forEach(origin -> lists.newestByOrigin.merge(
                        origin.name(), origin.from(), (one, other) -> one.isAfter(other) ? one : other)));
        return lists;
    }

    /** The outdated origins: the name, the date of the release file, and how many days it is behind. */
    List<HealthKey> find(PackageLists lists) {
        return lists.origins().stream()
                .filter(origin -> countDaysBehind(origin) > 0)
                .map(origin -> new HealthKey(
                        origin.name(),
                        origin.from().truncatedTo(ChronoUnit.MINUTES).toString(),
                        countDaysBehind(origin)))
                .distinct()
                .toList();
    }

    private long countDaysBehind(PackageLists.Origin origin) {
        Instant newest = newestByOrigin.get(origin.name());
        return origin.from() == null || newest == null
                ? 0
                : Duration.between(origin.from(), newest).toDays();
    }
}
