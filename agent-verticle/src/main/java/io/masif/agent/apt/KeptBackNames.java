package io.masif.agent.apt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packages that apt keeps back, as it names them above the lines of a simulation.
 *
 * @param kept without a reason
 * @param deferred those of which newer apts say themselves that their updates are phased
 */
record KeptBackNames(List<String> kept, List<String> deferred) {
    private static final List<String> KEPT = List.of("The following packages have been kept back:", "Not upgrading:");
    private static final List<String> DEFERRED =
            List.of("The following upgrades have been deferred due to phasing:", "Not upgrading yet due to phasing:");

    KeptBackNames {
        kept = List.copyOf(kept);
        deferred = List.copyOf(deferred);
    }

    /** Each list has a heading, and lines that are indented. Names that Debian's policy does not allow are left out. */
    static KeptBackNames parse(String simulation) {
        List<String> kept = new ArrayList<>();
        List<String> deferred = new ArrayList<>();
        List<String> section = null;
        for (String line : simulation.lines().toList()) {
            if (!line.startsWith(" ")) {
                section = KEPT.contains(line) ? kept : DEFERRED.contains(line) ? deferred : null;
            } else if (section != null) {
                Arrays.stream(line.strip().split("\\s+", -1))
                        .filter(PackageNames::allowed)
                        .forEach(section::add);
            }
        }
        kept.removeAll(deferred);
        return new KeptBackNames(kept, deferred);
    }
}
