package io.masif.ui.fleet.host;

import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import java.util.List;

/** Those of these names that hosts have. */
public record FindPresentHosts(List<String> names) implements IndexQuery<List<String>> {
    public FindPresentHosts {
        names = List.copyOf(names);
    }

    @Override
    public List<String> answer(IndexView index) {
        return names.stream().filter(name -> index.fleet().host(name) != null).toList();
    }
}
