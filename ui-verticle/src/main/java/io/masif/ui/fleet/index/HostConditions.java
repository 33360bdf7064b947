package io.masif.ui.fleet.index;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.ui.fleet.condition.CertificateEnds;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.condition.ReportedConditions;
import io.masif.ui.fleet.outcome.Outcomes;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.Expiry;
import io.masif.ui.view.host.HostCondition;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/** Which hosts are in which condition: kept up to date with what hosts report, and completed at the moment of a query. */
public final class HostConditions {
    private final FleetIndex fleet;
    private final ReportedConditions reported = new ReportedConditions();
    private final CertificateEnds certificates = new CertificateEnds();
    private RoaringBitmap running = new RoaringBitmap();
    private RoaringBitmap failed = new RoaringBitmap();
    private long computedChange = -1;

    HostConditions(FleetIndex fleet) {
        this.fleet = fleet;
    }

    /** Puts or replaces a host; its plan has been put before. */
    void put(HostRecord host) {
        int[] planned = fleet.getPlannedActions(host);
        reported.put(host, planned.length > 0, isHalfConfigured(host, planned));
        certificates.put(host);
    }

    void remove(int host) {
        reported.remove(host);
        certificates.remove(host);
    }

    /** The hosts with a condition that depends on nothing but their last report; not to be changed. */
    public RoaringBitmap findReported(HostCondition condition) {
        return reported.get(condition);
    }

    /** The hosts that execute something; not to be changed. */
    public RoaringBitmap findRunning() {
        computeOutcomes();
        return running;
    }

    /** The conditions of all hosts at that moment; valid until the index changes. */
    public CurrentConditions at(Instant now) {
        computeOutcomes();
        PendingCounts counts = fleet.pendingHosts().count(now);
        RoaringBitmap pending = counts.all().hosts();
        Map<HostCondition, RoaringBitmap> sets = new EnumMap<>(HostCondition.class);
        for (HostCondition condition : HostCondition.values()) {
            sets.put(condition, reported.get(condition));
        }
        sets.remove(HostCondition.UP_TO_DATE);
        sets.put(HostCondition.SILENT, fleet.hosts().silent());
        sets.put(HostCondition.CERTIFICATE_ENDS, certificates.findBefore(Expiry.limit(now)));
        sets.put(HostCondition.RUNNING, running);
        sets.put(HostCondition.FAILED, RoaringBitmap.or(failed, reported.get(HostCondition.HALF_CONFIGURED)));
        sets.put(HostCondition.SECURITY, counts.security().hosts());
        sets.put(HostCondition.PENDING, pending);
        sets.put(HostCondition.DECIDED, RoaringBitmap.andNot(reported.planning(), pending));
        return new CurrentConditions(reported.all(), sets);
    }

    /** What depends on many actions is computed again only after a change. */
    private void computeOutcomes() {
        if (computedChange == fleet.changes().lastChange()) {
            return;
        }
        running = new RoaringBitmap();
        failed = new RoaringBitmap();
        for (int action : fleet.actions().ids()) {
            addOutcomes(action);
        }
        computedChange = fleet.changes().lastChange();
    }

    /** A failure counts as long as the host plans something with the package that failed: else it was repaired meanwhile. */
    private void addOutcomes(int action) {
        Outcomes outcomes = fleet.outcomes().get(action);
        if (outcomes == null) {
            return;
        }
        running.or(outcomes.running());
        failed.or(fleet.selectPlanning(outcomes.failed(), fleet.action(action).packageName()));
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
}
