package io.masif.ui.fleet.overview;

import io.masif.ui.fleet.host.TextFilter;
import io.masif.ui.fleet.index.FleetIndex;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.overview.FoundNames;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The packages that hosts plan or have executed something with whose names contain each word of a text, whatever its case, and
 * the hosts that the list of hosts finds by it.
 */
public record FindNames(String text) implements IndexQuery<FoundNames> {
    @Override
    public FoundNames answer(IndexView index) {
        FleetIndex fleet = index.fleet();
        List<String> packages = findPackages(fleet.actions().packages());
        List<String> hosts = fleet.hosts().all().stream()
                .filter(new TextFilter(text)::matches)
                .map(HostRecord::name)
                .toList();
        return new FoundNames(text, first(packages), packages.size(), first(hosts), hosts.size());
    }

    private List<String> findPackages(Collection<String> names) {
        List<String> words = Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\s+"));
        return names.stream()
                .filter(name -> {
                    String lower = name.toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(lower::contains);
                })
                .toList();
    }

    private List<String> first(List<String> names) {
        return Stream.concat(names.stream().filter(text::equals), names.stream().filter(name -> !name.equals(text)))
                .limit(FoundNames.MAX_LISTED)
                .toList();
    }
}
