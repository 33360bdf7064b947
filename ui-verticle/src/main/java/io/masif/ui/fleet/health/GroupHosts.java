package io.masif.ui.fleet.health;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.health.HealthGroups;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthRow;
import io.masif.ui.view.health.HealthSubject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of a subject, and how many hosts have each. */
public record GroupHosts(HealthSubject subject) implements IndexQuery<HealthGroups> {
    @Override
    public HealthGroups answer(IndexView index) {
        Map<HealthKey, Integer> hostsByKey = new HashMap<>();
        int[] total = new int[1];
        SubjectValues.forEach(subject, index, (keys, hosts) -> {
            keys.forEach(key -> hostsByKey.merge(key, hosts.size(), Integer::sum));
            total[0] += keys.isEmpty() ? 0 : hosts.size();
        });
        List<HealthRow> rows = new ArrayList<>(hostsByKey.size());
        hostsByKey.forEach((key, hosts) -> rows.add(new HealthRow(key, hosts)));
        return new HealthGroups(subject, rows, total[0]);
    }
}
