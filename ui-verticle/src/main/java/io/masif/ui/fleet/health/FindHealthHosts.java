package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthHosts;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The hosts of a row.
 *
 * @param row the id of its key
 */
public record FindHealthHosts(HealthSubject subject, String row) implements IndexQuery<HealthHosts> {
    @Override
    public HealthHosts answer(IndexView index) {
        return find(index, SubjectValues.of(subject, index));
    }

    private <P> HealthHosts find(IndexView index, SubjectValues<P> values) {
        IdentityHashMap<P, Optional<HealthKey>> keysByPart = new IdentityHashMap<>();
        List<HostRecord> hosts = new ArrayList<>();
        HealthKey[] found = {null};
        values.hosts().forEach((int id) -> {
            HostRecord host = index.fleet().host(id);
            keysByPart
                    .computeIfAbsent(
                            values.part().apply(host),
                            part -> findKey(values.keys().apply(part)))
                    .ifPresent(key -> {
                        found[0] = key;
                        hosts.add(host);
                    });
        });
        return new HealthHosts(found[0], DescribeHosts.describe(hosts));
    }

    private Optional<HealthKey> findKey(List<HealthKey> keys) {
        return keys.stream().filter(key -> key.id().equals(row)).findFirst();
    }
}
