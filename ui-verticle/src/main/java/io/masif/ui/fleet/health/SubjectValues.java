package io.masif.ui.fleet.health;

import io.masif.domain.host.Facts;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.ui.fleet.condition.CurrentConditions;
import io.masif.ui.fleet.query.IndexView;
import io.masif.ui.store.HostRecord;
import io.masif.ui.view.health.HealthKey;
import io.masif.ui.view.health.HealthSubject;
import io.masif.ui.view.host.HostCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which hosts a subject is about, and their values. Hosts share equal parts of their facts, so that a part is read once,
 * however many hosts have it.
 *
 * @param hosts not to be changed
 * @param part the part of a host that has its values; the same object for many hosts
 * @param keys the values of a part, each once
 */
record SubjectValues<P>(RoaringBitmap hosts, Function<HostRecord, P> part, Function<P, List<HealthKey>> keys) {
    /** Less is little space. */
    private static final long LITTLE_SPACE_BYTES = 1_000_000_000;

    /** @throws IllegalArgumentException if only the database has its values */
    static SubjectValues<?> of(HealthSubject subject, IndexView index) {
        CurrentConditions conditions = index.conditions();
        return switch (subject) {
            case PROBLEMS ->
                ofFacts(
                        conditions.find(HostCondition.PROBLEM),
                        Facts::condition,
                        condition -> condition.isOk()
                                ? List.of()
                                : List.of(HealthKey.ofSentence(condition.state().word(), condition.problem())));
            case LISTS -> ofFacts(conditions.all(), Facts::lists, OutdatedLists.of(index)::find);
            case REBOOTS ->
                ofFacts(conditions.find(HostCondition.REBOOT), Facts::restarts, SubjectValues::findRebootReasons);
            case SERVICES ->
                ofFacts(
                        conditions.find(HostCondition.RESTART),
                        Facts::restarts,
                        restarts -> toKeys(restarts.services()));
            case KEPT_BACK ->
                ofFacts(conditions.find(HostCondition.KEPT_BACK), Facts::gaps, SubjectValues::findKeptBack);
            case HELD -> ofFacts(conditions.find(HostCondition.HELD), Facts::gaps, gaps -> toKeys(gaps.held()));
            case LEFTOVERS ->
                ofFacts(conditions.find(HostCondition.LEFTOVERS), Facts::gaps, gaps -> toKeys(gaps.leftovers()));
            case CONFLICTS -> ofHosts(conditions.find(HostCondition.CONFLICT), host -> HealthKey.of(host.name()));
            case DISKS ->
                ofHosts(
                        findLittleSpace(index),
                        host -> new HealthKey(
                                host.name(), null, host.facts().limits().archivesFree()));
            case CERTIFICATES ->
                ofHosts(conditions.find(HostCondition.CERTIFICATE_ENDS), host -> describeEnd(host, index.now()));
            case AGENTS -> ofPlatform(conditions, Platform::agent);
            case SYSTEMS -> ofPlatform(conditions, Platform::os);
            case FAILED_RUNS, CLOCKS -> throw new IllegalArgumentException("only the database has " + subject);
        };
    }

    private static <P> SubjectValues<P> ofFacts(
            RoaringBitmap hosts, Function<Facts, P> part, Function<P, List<HealthKey>> keys) {
        return new SubjectValues<>(hosts, host -> part.apply(host.facts()), keys);
    }

    private static SubjectValues<HostRecord> ofHosts(RoaringBitmap hosts, Function<HostRecord, HealthKey> key) {
        return new SubjectValues<>(hosts, host -> host, host -> List.of(key.apply(host)));
    }

    private static SubjectValues<Platform> ofPlatform(CurrentConditions conditions, Function<Platform, String> value) {
        return ofFacts(conditions.all(), Facts::platform, platform -> List.of(HealthKey.of(value.apply(platform))));
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
        return restarts.reasons().isEmpty() ? List.of(HealthKey.of("")) : toKeys(restarts.reasons());
    }

    private static List<HealthKey> findKeptBack(UpgradeGaps gaps) {
        return gaps.keptBack().stream()
                .map(each -> HealthKey.ofSentence(each.packageName(), each.reason()))
                .distinct()
                .toList();
    }

    private static RoaringBitmap findLittleSpace(IndexView index) {
        return index.fleet().hosts().find(host -> {
            Long free = host.facts().limits().archivesFree();
            return free != null && free < LITTLE_SPACE_BYTES;
        });
    }
}
