package io.masif.domain.host;

import io.masif.text.TextRules;
import java.util.List;

/**
 * What upgrades leave as it is on a host, so that its administrator may have to act.
 *
 * @param held packages that the administrator holds
 * @param keptBack packages that could be upgraded and are not in the plan, and why
 * @param leftovers files that dpkg left beside changed configuration files: {@code .dpkg-dist}, {@code .dpkg-new}
 */
public record UpgradeGaps(List<String> held, List<KeptBackPackage> keptBack, List<String> leftovers) {
    /** Nothing. */
    public static final UpgradeGaps NONE = new UpgradeGaps(List.of(), List.of(), List.of());

    public UpgradeGaps {
        held = TextRules.toLines(held);
        keptBack = List.copyOf(keptBack);
        leftovers = TextRules.toLines(leftovers);
    }

    /** The same, with other packages. */
    public UpgradeGaps withPackages(List<String> heldPackages, List<KeptBackPackage> keptBackPackages) {
        return new UpgradeGaps(heldPackages, keptBackPackages, leftovers);
    }
}
