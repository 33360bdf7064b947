package io.masif.agent.keptback;

import io.masif.agent.apt.PackageNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The packages that apt keeps back, from the lists above the lines of a simulation.
 *
 * @param kept those for which apt gives no reason
 * @param deferred those whose update is phased; only newer versions of apt list them
 */
public record KeptBackNames(List<String> kept, List<String> deferred) {
    private static final List<String> KEPT_HEADINGS =
            List.of("The following packages have been kept back:", "Not upgrading:");
    private static final List<String> DEFERRED_HEADINGS =
            List.of("The following upgrades have been deferred due to phasing:", "Not upgrading yet due to phasing:");

    public KeptBackNames {
        kept = List.copyOf(kept);
        deferred = List.copyOf(deferred);
    }

    /** Each list has a heading and indented lines. Names that Debian's policy does not allow are omitted. */
    public static KeptBackNames parse(String simulation) {
        List<String> kept = new ArrayList<>();
        List<String> deferred = new ArrayList<>();
        List<String> section = null;
        for (String line : simulation.lines().toList()) {
            if (!line.startsWith(" ")) {
                section = KEPT_HEADINGS.contains(line) ? kept : DEFERRED_HEADINGS.contains(line) ? deferred : null;
            } else if (section != null) {
                Arrays.stream(line.strip().split("\\s+", -1))
                        .filter(PackageNames::isAllowed)
                        .forEach(section::add);
            }
        }
        kept.removeAll(deferred);
        return new KeptBackNames(kept, deferred);
    }
}
