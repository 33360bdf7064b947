package io.masif.ui.fleet.host;

import io.masif.domain.host.Platform;
import io.masif.ui.fleet.query.IndexQuery;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.group.StoredGroup;
import io.masif.ui.view.host.HostPlatforms;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What the hosts of the fleet run. */
public record ListPlatforms() implements IndexQuery<HostPlatforms> {
    @Override
    public HostPlatforms answer(IndexView index) {
        Set<Platform> platforms = index.fleet().parts().platforms().parts();
        return new HostPlatforms(
                list(platforms, Platform::os),
                list(platforms, Platform::arch),
                list(platforms, Platform::agent),
                index.fleet().groups().all().stream()
                        .map(StoredGroup::name)
                        .limit(HostPlatforms.MAX_VALUES + 1L)
                        .toList());
    }

    private static List<String> list(Set<Platform> platforms, Function<Platform, String> text) {
        return platforms.stream()
                .map(text)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .limit(HostPlatforms.MAX_VALUES)
                .toList();
    }
}
