package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The hosts of a subject, each once for each of its values.
 *
 * @param row the id of the only value whose hosts are wanted; empty for all
 */
public record FindHealthHosts(HealthSubject subject, String row) implements IndexQuery<List<HealthHost>> {
    @Override
    public List<HealthHost> answer(IndexView index) {
        return find(index, SubjectValues.of(subject, index));
    }

    private <P> List<HealthHost> find(IndexView index, SubjectValues<P> values) {
        IdentityHashMap<P, List<HealthKey>> keysByPart = new IdentityHashMap<>();
        List<HealthHost> found = new ArrayList<>();
        values.hosts().forEach((int id) -> {
            HostRecord host = index.fleet().host(id);
            keysByPart
                    .computeIfAbsent(
                            values.part().apply(host),
                            part -> select(values.keys().apply(part)))
                    .forEach(key -> found.add(DescribeHosts.describe(host, key)));
        });
        return found;
    }

    private List<HealthKey> select(List<HealthKey> keys) {
        return row.isEmpty()
                ? keys
                : keys.stream().filter(key -> key.id().equals(row)).toList();
    }
}
