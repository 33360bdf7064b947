package io.masif.ui.fleet.condition;

import io.masif.domain.host.Facts;
import io.masif.domain.host.HostState;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.host.HostCondition;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/** The conditions that depend on nothing but a host's last report. */
public final class ReportedConditions {
    private static final Set<HostState> STALE_LISTS =
            EnumSet.of(HostState.LISTS_MISSING, HostState.LISTS_EXPIRED, HostState.REFRESH_FAILED);
    private static final RoaringBitmap NONE = new RoaringBitmap();

    private final Map<HostCondition, RoaringBitmap> hosts = new EnumMap<>(HostCondition.class);
    private final RoaringBitmap all = new RoaringBitmap();
    private final RoaringBitmap planning = new RoaringBitmap();

    /**
     * Puts or replaces a host.
     *
     * @param isPlanning whether its plan has actions
     * @param isHalfConfigured whether its plan says that a package is not configured
     */
    public void put(HostRecord host, boolean isPlanning, boolean isHalfConfigured) {
        Facts facts = host.facts();
        HostState state = facts.condition().state();
        boolean isReporting = host.isVersionOne() ? isPlanning : !facts.equals(Facts.UNKNOWN);
        all.add(host.id());
        setMember(planning, host.id(), isPlanning);
        set(HostCondition.CONFLICT, host, host.identity().hasConflict());
        set(HostCondition.PROBLEM, host, state != HostState.OK);
        set(HostCondition.AWAITING, host, !isReporting);
        set(HostCondition.HALF_CONFIGURED, host, isHalfConfigured);
        set(HostCondition.BLOCKED, host, !facts.blocked().isEmpty());
        set(HostCondition.REBOOT, host, facts.restarts().reboot());
        set(HostCondition.RESTART, host, !facts.restarts().services().isEmpty());
        set(HostCondition.STALE_LISTS, host, STALE_LISTS.contains(state));
        set(HostCondition.KEPT_BACK, host, !facts.gaps().keptBack().isEmpty());
        set(HostCondition.HELD, host, !facts.gaps().held().isEmpty());
        set(HostCondition.LEFTOVERS, host, !facts.gaps().leftovers().isEmpty());
        set(HostCondition.VERSION_ONE, host, host.isVersionOne());
        HostCondition current = HostCondition.of(state).orElse(null);
        HostCondition.states().forEach(each -> set(each, host, each == current));
    }

    public void remove(int host) {
        all.remove(host);
        planning.remove(host);
        hosts.values().forEach(each -> each.remove(host));
    }

    /** The hosts with that condition; not to be changed. */
    public RoaringBitmap get(HostCondition condition) {
        return hosts.getOrDefault(condition, NONE);
    }

    /** All hosts; not to be changed. */
    public RoaringBitmap all() {
        return all;
    }

    /** The hosts whose plans have actions; not to be changed. */
    public RoaringBitmap planning() {
        return planning;
    }

    private void set(HostCondition condition, HostRecord host, boolean isMember) {
        setMember(hosts.computeIfAbsent(condition, each -> new RoaringBitmap()), host.id(), isMember);
    }

    private static void setMember(RoaringBitmap set, int host, boolean isMember) {
        if (isMember) {
            set.add(host);
        } else {
            set.remove(host);
        }
    }
}
