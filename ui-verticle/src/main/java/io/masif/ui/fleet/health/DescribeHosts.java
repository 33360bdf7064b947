package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HostValue;
import java.util.ArrayList;
import java.util.List;

/** What is shown of the hosts with these values; hosts that do not exist are left out. */
public record DescribeHosts(List<HostValue> values) implements IndexQuery<List<HealthHost>> {
    public DescribeHosts {
        values = List.copyOf(values);
    }

    @Override
    public List<HealthHost> answer(IndexView index) {
        List<HealthHost> described = new ArrayList<>(values.size());
        for (HostValue each : values) {
            HostRecord host = index.fleet().host(each.host());
            if (host != null) {
                described.add(describe(host, each.key()));
            }
        }
        return described;
    }

    static HealthHost describe(HostRecord host, HealthKey key) {
        return new HealthHost(host.name(), key, host.facts().platform().os(), host.lastSeen());
    }
}
