package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The values of a subject, and how many hosts have each. */
public record GroupHosts(HealthSubject subject) implements IndexQuery<HealthGroups> {
    @Override
    public HealthGroups answer(IndexView index) {
        return group(index, SubjectValues.of(subject, index));
    }

    private <P> HealthGroups group(IndexView index, SubjectValues<P> values) {
        IdentityHashMap<P, int[]> hostsByPart = new IdentityHashMap<>();
        values.hosts().forEach((int id) -> hostsByPart
                .computeIfAbsent(values.part().apply(index.fleet().host(id)), part -> new int[1])[0]++);
        Map<HealthKey, Integer> hostsByKey = new HashMap<>();
        int total = 0;
        for (Map.Entry<P, int[]> each : hostsByPart.entrySet()) {
            int hosts = each.getValue()[0];
            List<HealthKey> keys = values.keys().apply(each.getKey());
            keys.forEach(key -> hostsByKey.merge(key, hosts, Integer::sum));
            total += keys.isEmpty() ? 0 : hosts;
        }
        List<HealthRow> rows = new ArrayList<>(hostsByKey.size());
        hostsByKey.forEach((key, hosts) -> rows.add(new HealthRow(key, hosts)));
        return new HealthGroups(subject, rows, total);
    }
}
