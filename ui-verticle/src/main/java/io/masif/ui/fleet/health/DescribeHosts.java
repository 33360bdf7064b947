package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthHost;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What is shown of these hosts; those that do not exist are left out. */
public record DescribeHosts(List<String> names) implements IndexQuery<List<HealthHost>> {
    public DescribeHosts {
        names = List.copyOf(names);
    }

    @Override
    public List<HealthHost> answer(IndexView index) {
        return describe(
                names.stream().map(index.fleet()::host).filter(Objects::nonNull).toList());
    }

    static List<HealthHost> describe(Collection<HostRecord> hosts) {
        return hosts.stream()
                .map(host -> new HealthHost(host.name(), host.facts().platform().os(), host.lastSeen()))
                .toList();
    }
}
