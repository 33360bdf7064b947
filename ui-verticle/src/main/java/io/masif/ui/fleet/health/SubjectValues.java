package io.masif.ui.fleet.health;

import io.masif.domain.host.HostProblem;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.UpgradeGaps;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.partition.HostPartition;
import io.masif.ui.fleet.partition.HostParts;
import io.masif.ui.fleet.partition.SharingHosts;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.host.HostCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * The values of a subject, and which hosts have them. Hosts share equal parts of their facts, so that a part is read once,
 * however many hosts have it.
 */
final class SubjectValues {
    private final IndexView index;
    private final HostParts parts;
    private final BiConsumer<List<HealthKey>, SharingHosts> action;

    private SubjectValues(IndexView index, BiConsumer<List<HealthKey>, SharingHosts> action) {
        this.index = index;
        this.parts = index.fleet().parts();
        this.action = action;
    }

    /**
     * Calls the action for each part of a host's facts: with its values, each once, perhaps none, and with the hosts that have
     * it. A host comes once.
     *
     * @throws IllegalArgumentException if only the database has the subject's values
     */
    static void forEach(HealthSubject subject, IndexView index, BiConsumer<List<HealthKey>, SharingHosts> action) {
        new SubjectValues(index, action).forEach(subject);
    }

    private void forEach(HealthSubject subject) {
        CurrentConditions conditions = index.conditions();
        switch (subject) {
            case PROBLEMS -> forEach(parts.problems(), SubjectValues::findProblem);
            case LISTS -> forEach(parts.lists(), OutdatedLists.of(index)::find);
            case REBOOTS -> forEach(parts.restarts(), SubjectValues::findRebootReasons);
            case SERVICES -> forEach(parts.restarts(), restarts -> toKeys(restarts.services()));
            case KEPT_BACK -> forEach(parts.gaps(), SubjectValues::findKeptBack);
            case HELD -> forEach(parts.gaps(), gaps -> toKeys(gaps.held()));
            case LEFTOVERS -> forEach(parts.gaps(), gaps -> toKeys(gaps.leftovers()));
            case CONFLICTS -> forEach(conditions.find(HostCondition.CONFLICT), host -> HealthKey.of(host.name()));
            case DISKS ->
                forEach(
                        parts.findLittleSpace(),
                        host -> new HealthKey(
                                host.name(), null, host.facts().limits().archivesFree()));
            case CERTIFICATES ->
                forEach(conditions.find(HostCondition.CERTIFICATE_ENDS), host -> describeEnd(host, index.now()));
            case AGENTS -> forEach(parts.platforms(), platform -> List.of(HealthKey.of(platform.agent())));
            case SYSTEMS -> forEach(parts.platforms(), platform -> List.of(HealthKey.of(platform.os())));
            case FAILED_RUNS, CLOCKS -> throw new IllegalArgumentException("only the database has " + subject);
        }
    }

    private <P> void forEach(HostPartition<P> partition, Function<P, List<HealthKey>> keys) {
        partition.forEach((part, hosts) -> action.accept(keys.apply(part), hosts));
    }

    private void forEach(RoaringBitmap hosts, Function<HostRecord, HealthKey> key) {
        hosts.forEach((int id) -> action.accept(List.of(key.apply(index.fleet().host(id))), SharingHosts.of(id)));
    }

    private static List<HealthKey> findProblem(HostProblem condition) {
        return condition.isOk()
                ? List.of()
                : List.of(HealthKey.ofSentence(condition.state().word(), condition.problem()));
    }

    private static HealthKey describeEnd(HostRecord host, Instant now) {
        Instant end = host.identity().certificateEnds();
        return new HealthKey(
                host.name(), end.toString(), Duration.between(now, end).toSeconds());
    }

    private static List<HealthKey> toKeys(List<String> values) {
        return values.stream().distinct().map(HealthKey::of).toList();
    }

    private static List<HealthKey> findRebootReasons(PendingRestarts restarts) {
        if (!restarts.reboot()) {
            return List.of();
        }
        return restarts.reasons().isEmpty() ? List.of(HealthKey.of("")) : toKeys(restarts.reasons());
    }

    private static List<HealthKey> findKeptBack(UpgradeGaps gaps) {
        return gaps.keptBack().stream()
                .map(each -> HealthKey.ofSentence(each.packageName(), each.reason()))
                .distinct()
                .toList();
    }
}
