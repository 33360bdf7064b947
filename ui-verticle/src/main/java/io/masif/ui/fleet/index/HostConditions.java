package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.condition.LastRuns;
import io.masif.ui.fleet.condition.ReportedConditions;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.Outcome;
import io.masif.ui.view.host.HostCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which hosts are in which condition: kept up to date with what hosts report, and completed at the moment of a query. */
public final class HostConditions {
    /** A host that has not been seen for longer is silent. */
    public static final Duration DEFAULT_SILENCE = Duration.ofDays(1);

    private final FleetIndex fleet;
    private final HostTable hosts;
    private final Duration silence;
    private final ReportedConditions reported = new ReportedConditions();
    private final LastRuns lastRuns = new LastRuns();
    private final RoaringBitmap failed = new RoaringBitmap();
    private RoaringBitmap pending = new RoaringBitmap();
    private RoaringBitmap pendingSecurity = new RoaringBitmap();
    private long pendingChange = -1;

    HostConditions(FleetIndex fleet, HostTable hosts, Duration silence) {
        this.fleet = fleet;
        this.hosts = hosts;
        this.silence = silence;
    }

    /** Puts or replaces a host; its plan has been put before. */
    void put(HostRecord host) {
        int[] planned = fleet.getPlannedActions(host);
        reported.put(host, planned.length > 0, isHalfConfigured(host, planned));
        updateFailed(host);
    }

    void put(HostRecord host, int action, Outcome outcome) {
        lastRuns.put(host.id(), action, outcome);
        updateFailed(host);
    }

    void remove(int host) {
        reported.remove(host);
        lastRuns.remove(host);
        failed.remove(host);
    }

    /** The hosts with a condition that depends on nothing but their last report; not to be changed. */
    public RoaringBitmap findReported(HostCondition condition) {
        return reported.get(condition);
    }

    /** The hosts that were last seen before that moment. */
    public RoaringBitmap findSilent(Instant before) {
        return hosts.findSeenBefore(before);
    }

    /** The conditions of all hosts at that moment; valid until the index changes. */
    public CurrentConditions at(Instant now) {
        findPending(now);
        Map<HostCondition, RoaringBitmap> sets = new EnumMap<>(HostCondition.class);
        for (HostCondition condition : HostCondition.values()) {
            sets.put(condition, reported.get(condition));
        }
        sets.remove(HostCondition.UP_TO_DATE);
        sets.put(HostCondition.SILENT, findSilent(now.minus(silence)));
        sets.put(HostCondition.RUNNING, lastRuns.running());
        sets.put(HostCondition.FAILED, RoaringBitmap.or(failed, reported.get(HostCondition.HALF_CONFIGURED)));
        sets.put(HostCondition.SECURITY, pendingSecurity);
        sets.put(HostCondition.PENDING, pending);
        sets.put(
                HostCondition.ATTENTION,
                RoaringBitmap.or(reported.get(HostCondition.REBOOT), reported.get(HostCondition.RESTART)));
        sets.put(HostCondition.DECIDED, RoaringBitmap.andNot(reported.planning(), pending));
        return new CurrentConditions(reported.all(), sets);
    }

    /** What is pending is computed again only after a change. */
    private void findPending(Instant now) {
        if (pendingChange == fleet.changes().lastChange()) {
            return;
        }
        pending = new RoaringBitmap();
        pendingSecurity = new RoaringBitmap();
        for (int action : fleet.actions().ids()) {
            RoaringBitmap hosts = fleet.pendingHosts().get(action, now);
            pending.or(hosts);
            if (fleet.action(action).security()) {
                pendingSecurity.or(hosts);
            }
        }
        pendingChange = fleet.changes().lastChange();
    }

    /**
     * A plan has an action that configures where a package is unpacked and not configured. In version 1 of the protocol, it is
     * also the second half of an update or an installation.
     */
    private boolean isHalfConfigured(HostRecord host, int[] planned) {
        return Arrays.stream(planned)
                .filter(fleet.actions()::isConfiguration)
                .anyMatch(id -> !host.isVersionOne() || !isUnpacked(fleet.action(id), planned));
    }

    private boolean isUnpacked(Action configured, int[] planned) {
        return Arrays.stream(planned)
                .mapToObj(fleet::action)
                .anyMatch(action -> (action.kind() == Kind.UPDATE || action.kind() == Kind.INSTALL)
                        && action.packageName().equals(configured.packageName()));
    }

    /** A failure counts as long as the host plans something with the package that failed: else it was repaired meanwhile. */
    private void updateFailed(HostRecord host) {
        RoaringBitmap actions = lastRuns.failedActions(host.id());
        HostSets.setMember(failed, host.id(), !actions.isEmpty() && isPlanned(actions, fleet.getPlannedActions(host)));
    }

    private boolean isPlanned(RoaringBitmap failedActions, int[] planned) {
        return Arrays.stream(failedActions.toArray()).anyMatch(action -> {
            String name = fleet.action(action).packageName();
            return Arrays.stream(planned)
                    .anyMatch(id -> fleet.action(id).packageName().equals(name));
        });
    }
}
