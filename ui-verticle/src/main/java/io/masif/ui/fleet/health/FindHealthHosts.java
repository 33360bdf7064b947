package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.health.HealthHost;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import java.util.ArrayList;
import java.util.List;

/**
 * The hosts of a subject, each once for each of its values.
 *
 * @param row the id of the only value whose hosts are wanted; empty for all
 */
public record FindHealthHosts(HealthSubject subject, String row) implements IndexQuery<List<HealthHost>> {
    @Override
    public List<HealthHost> answer(IndexView index) {
        List<HealthHost> found = new ArrayList<>();
        SubjectValues.forEach(subject, index, (keys, hosts) -> select(keys)
                .forEach(key -> hosts.forEach(
                        id -> found.add(DescribeHosts.describe(index.fleet().host(id), key)))));
        return found;
    }

    private List<HealthKey> select(List<HealthKey> keys) {
        return row.isEmpty()
                ? keys
                : keys.stream().filter(key -> key.id().equals(row)).toList();
    }
}
