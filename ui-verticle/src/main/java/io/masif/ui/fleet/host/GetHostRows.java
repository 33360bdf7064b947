package io.masif.ui.fleet.host;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.view.host.HostRow;
import java.util.List;
import java.util.Objects;

/** The rows of the hosts of these names; those that were removed meanwhile are left out. */
public record GetHostRows(List<String> names) implements IndexQuery<List<HostRow>> {
    public GetHostRows {
        names = List.copyOf(names);
    }

    @Override
    public List<HostRow> answer(IndexView index) {
        HostRows rows = new HostRows(index, index.conditions());
        return names.stream()
                .map(index.fleet()::host)
                .filter(Objects::nonNull)
                .map(rows::create)
                .toList();
    }
}
