package io.masif.domain.host;

import io.masif.text.TextRules;
import java.util.List;

/**
 * What a host tells about itself besides its plan.
 *
 * @param condition why the plan cannot be relied on, or nothing executed
 * @param held packages that the administrator of the host holds
 * @param keptBack packages that could be upgraded and are not in the plan, and why
 * @param leftovers files that dpkg left beside changed configuration files: {@code .dpkg-dist}, {@code .dpkg-new}
 * @param archivesFree bytes free where apt keeps what it downloads; null if not known
 * @param blocked approved actions that cannot be executed yet
 */
public record Facts(
        Platform platform,
        HostProblem condition,
        PendingRestarts restarts,
        PackageLists lists,
        List<String> held,
        List<KeptBackPackage> keptBack,
        List<String> leftovers,
        Long archivesFree,
        List<BlockedAction> blocked) {
    /** Nothing is known. */
    public static final Facts UNKNOWN = new Facts(
            Platform.UNKNOWN,
            HostProblem.NONE,
            PendingRestarts.NONE,
            PackageLists.UNKNOWN,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());

    public Facts {
        held = TextRules.toLines(held);
        keptBack = List.copyOf(keptBack);
        leftovers = TextRules.toLines(leftovers);
        blocked = List.copyOf(blocked);
    }

    /** The same, with another condition. */
    public Facts with(HostProblem other) {
        return new Facts(platform, other, restarts, lists, held, keptBack, leftovers, archivesFree, blocked);
    }

    /** The same, with other blocked actions. */
    public Facts with(List<BlockedAction> others) {
        return new Facts(platform, condition, restarts, lists, held, keptBack, leftovers, archivesFree, others);
    }
}
