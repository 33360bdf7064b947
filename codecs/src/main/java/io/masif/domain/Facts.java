package io.masif.domain;

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
        Condition condition,
        Restarts restarts,
        PackageLists lists,
        List<String> held,
        List<KeptBack> keptBack,
        List<String> leftovers,
        Long archivesFree,
        List<Blocked> blocked) {
    /** Nothing is known. */
    public static final Facts UNKNOWN = new Facts(
            Platform.UNKNOWN,
            Condition.GOOD,
            Restarts.NONE,
            PackageLists.UNKNOWN,
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of());

    public Facts {
        held = Texts.lines(held);
        keptBack = List.copyOf(keptBack);
        leftovers = Texts.lines(leftovers);
        blocked = List.copyOf(blocked);
    }

    /** The same, with another condition. */
    public Facts with(Condition other) {
        return new Facts(platform, other, restarts, lists, held, keptBack, leftovers, archivesFree, blocked);
    }

    /** The same, with other blocked actions. */
    public Facts with(List<Blocked> others) {
        return new Facts(platform, condition, restarts, lists, held, keptBack, leftovers, archivesFree, others);
    }
}
