package io.masif.rig.fill;

import io.masif.rig.fill.Catalogue.StoredAction;
import io.masif.rig.synthetic.Dice;
import io.masif.rig.synthetic.HostProfile;
import io.masif.rig.synthetic.HostTrait;
import io.masif.rig.synthetic.OsRelease;
import io.masif.rig.synthetic.PatchLevel;
import io.masif.rig.synthetic.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pending security updates that are approved for some groups of hosts, and how far each host of these is. */
final class ApprovedUpdates {
    private static final int APPROVED_PERCENT = 30;
    private static final HostProfile.Group ALWAYS_APPROVED = new HostProfile.Group(Role.WEB, OsRelease.DEBIAN_12);
    private static final int CYCLE = 9;

    private final Catalogue catalogue;
    private final Map<HostProfile.Group, Integer> seen = new HashMap<>();
    private final Map<Integer, Stage> stages = new HashMap<>();

    /** @param hosts all of the fleet, in the order of their numbers */
    ApprovedUpdates(Catalogue catalogue, List<HostProfile> hosts) {
        this.catalogue = catalogue;
        hosts.forEach(host -> stages.put(host.number(), nextStage(host)));
    }

    /** How far a host is. */
    enum Stage {
        /** Nothing pending is approved for it. */
        NONE,
        WAITING,
        RUNNING,
        FAILED,
        /** Another action would have to be approved as well. */
        BLOCKED
    }

    static boolean isApproved(HostProfile.Group group) {
        return group.equals(ALWAYS_APPROVED)
                || Dice.of("approved", group.role(), group.release()).percent(APPROVED_PERCENT);
    }

    /** The approved actions in a host's plan. */
    List<StoredAction> actions(HostProfile host) {
        return isApproved(host.group()) ? selectSecurity(catalogue.pending(host).actions()) : List.of();
    }

    /** The security updates among some actions. */
    static List<StoredAction> selectSecurity(List<StoredAction> actions) {
        return actions.stream().filter(each -> each.action().security()).toList();
    }

    Stage stage(HostProfile host) {
        return stages.get(host.number());
    }

    private Stage nextStage(HostProfile host) {
        boolean isBehind = host.level() == PatchLevel.PENDING || host.level() == PatchLevel.LAGGING;
        if (host.trait() != HostTrait.NONE || !isBehind || actions(host).isEmpty()) {
            return Stage.NONE;
        }
        return switch (seen.merge(host.group(), 1, Integer::sum) % CYCLE) {
            case 1 -> Stage.RUNNING;
            case 2 -> Stage.FAILED;
            case 3 -> Stage.BLOCKED;
            default -> Stage.WAITING;
        };
    }
}
