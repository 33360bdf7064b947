package io.masif.ui.view.overview;

import java.util.List;
import java.util.Optional;

/**
 * The packages and hosts that a search finds.
 *
 * @param packages the first ones by name, an equal one first
 * @param packageCount how many packages there are
 * @param hosts the first ones by name, an equal one first
 * @param hostCount how many hosts there are
 */
public record FoundNames(String text, List<String> packages, int packageCount, List<String> hosts, int hostCount) {
    /** How many of either are listed at most. */
    public static final int MAX_LISTED = 50;

    public FoundNames {
        packages = List.copyOf(packages);
        hosts = List.copyOf(hosts);
    }

    /** The package that was certainly meant: it has that name, and no host has, or nothing else was found. */
    public Optional<String> onlyPackage() {
        return isEqual(hosts) ? Optional.empty() : findOnly(packages, hostCount);
    }

    /** The same for a host. */
    public Optional<String> onlyHost() {
        return isEqual(packages) ? Optional.empty() : findOnly(hosts, packageCount);
    }

    private Optional<String> findOnly(List<String> names, int others) {
        return isEqual(names) || (names.size() == 1 && others == 0) ? Optional.of(names.get(0)) : Optional.empty();
    }

    private boolean isEqual(List<String> names) {
        return !names.isEmpty() && names.get(0).equals(text);
    }
}
