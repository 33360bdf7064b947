package io.masif.ui.view.host;

import java.util.List;

/**
 * What hosts run, and the groups: the values by which hosts can be filtered, sorted.
 *
 * @param groups one more than are offered, if there are more
 */
public record HostPlatforms(List<String> systems, List<String> archs, List<String> agents, List<String> groups) {
    /** The most values of each. */
    public static final int MAX_VALUES = 100;

    public HostPlatforms {
        systems = List.copyOf(systems);
        archs = List.copyOf(archs);
        agents = List.copyOf(agents);
        groups = List.copyOf(groups);
    }
}
