package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.overview.FoundNames;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The packages that hosts plan or have executed something with, and the hosts, whose names contain a text, whatever its case. */
public record FindNames(String text) implements IndexQuery<FoundNames> {
    @Override
    public FoundNames answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<String> packages = find(fleet.actions().packages());
        List<String> hosts =
                find(fleet.hosts().all().stream().map(HostRecord::name).toList());
        return new FoundNames(text, first(packages), packages.size(), first(hosts), hosts.size());
    }

    private List<String> find(Collection<String> names) {
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(lower))
                .toList();
    }

    private List<String> first(List<String> names) {
        return Stream.concat(names.stream().filter(text::equals), names.stream().filter(name -> !name.equals(text)))
                .limit(FoundNames.MAX_LISTED)
                .toList();
    }
}
