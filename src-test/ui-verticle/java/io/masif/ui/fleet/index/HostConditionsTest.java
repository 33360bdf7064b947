package io.masif.ui.fleet.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.Decision;
import io.masif.decision.HostSelection;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.Result;
import io.masif.domain.host.Facts;
import io.masif.domain.host.HostProblem;
import io.masif.domain.host.HostState;
import io.masif.domain.host.KeptBackPackage;
import io.masif.domain.host.PendingRestarts;
import io.masif.domain.host.Platform;
import io.masif.domain.host.UpgradeGaps;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.store.run.Outcome;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.HostCondition;
import io.masif.ui.view.host.HostIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class HostConditionsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Facts FACTS = Facts.builder()
            .platform(new Platform("Debian 12.15", "6.1", "amd64", "1.0.0"))
            .build();
    private static final Action PERL = Action.of("perl", "amd64", Kind.UPDATE, "5.24", "5.36");
    private static final Action SECURITY =
            new Action("openssl", "amd64", Kind.UPDATE, "3.0.1", "3.0.2", List.of("Debian-Security:12/stable"), true);
    private static final Action PERL_CONFIGURED = Action.of("perl", "amd64", Kind.CONFIGURE, null, "5.36");
    private static final int NOTHING = 1;
    private static final int ONLY_PERL = 2;
    private static final int WITH_SECURITY = 3;
    private static final int ONLY_CONFIGURED = 4;
    private static final int BOTH_HALVES = 5;

    private static final HostIdentity UNKNOWN = new HostIdentity(false, null);

    private final FleetIndex fleet = new FleetIndex();

    @BeforeEach
    void putPlans() {
        fleet.put(1, row(PERL));
        fleet.put(2, row(SECURITY));
        fleet.put(3, row(PERL_CONFIGURED));
        fleet.plans().put(NOTHING, new int[] {});
        fleet.plans().put(ONLY_PERL, new int[] {1});
        fleet.plans().put(WITH_SECURITY, new int[] {1, 2});
        fleet.plans().put(ONLY_CONFIGURED, new int[] {3});
        fleet.plans().put(BOTH_HALVES, new int[] {1, 3});
    }

    @Test
    void eachHostCountsOnceByItsMostUrgentCondition() {
        put(1, NOTHING, FACTS);
        put(2, ONLY_PERL, FACTS);
        put(3, WITH_SECURITY, FACTS);
        put(4, WITH_SECURITY, FACTS.with(new HostProblem(HostState.DISK_FULL, "no space left")));
        put(5, NOTHING, requiring(new PendingRestarts(true, List.of(), List.of())));
        put(6, NOTHING, Facts.UNKNOWN);
        put(8, WITH_SECURITY, FACTS.with(new HostProblem(HostState.INTERRUPTED, "dpkg was interrupted")));
        put(9, NOTHING, requiring(new PendingRestarts(false, List.of(), List.of("nginx.service"))));
        put(7, ONLY_CONFIGURED, FACTS);
        assertThat(primary(1)).isEqualTo(HostCondition.UP_TO_DATE);
        assertThat(primary(2)).isEqualTo(HostCondition.PENDING);
        assertThat(primary(3)).isEqualTo(HostCondition.SECURITY);
        assertThat(primary(4)).isEqualTo(HostCondition.PROBLEM);
        assertThat(primary(5)).isEqualTo(HostCondition.REBOOT);
        assertThat(primary(6)).isEqualTo(HostCondition.AWAITING);
        assertThat(primary(7)).isEqualTo(HostCondition.FAILED);
        assertThat(primary(8)).isEqualTo(HostCondition.INTERRUPTED);
        assertThat(primary(9)).isEqualTo(HostCondition.RESTART);
        assertThat(fleet.conditions().at(NOW).countByPrimary().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(9);
        assertThat(hosts(HostCondition.PROBLEM)).containsExactly(4, 8);
        assertThat(hosts(HostCondition.SECURITY)).containsExactly(3, 4, 8);
        assertThat(hosts(HostCondition.DISK_FULL)).containsExactly(4);
        assertThat(hosts(HostCondition.HALF_CONFIGURED)).containsExactly(7);
        assertThat(hosts(HostCondition.UP_TO_DATE)).containsExactly(1);
    }

    @Test
    void aFailureCountsUntilTheNextRunOrUntilItIsRepaired() {
        put(1, ONLY_PERL, FACTS);
        fleet.put(1, 1, outcome(10, Result.FAILED));
        assertThat(primary(1)).isEqualTo(HostCondition.FAILED);
        fleet.put(1, 1, outcome(11, Result.RUNNING));
        assertThat(primary(1)).isEqualTo(HostCondition.RUNNING);
        fleet.put(1, 1, outcome(11, Result.FAILED));
        assertThat(primary(1)).isEqualTo(HostCondition.FAILED);
        put(1, NOTHING, FACTS);
        assertThat(primary(1)).isEqualTo(HostCondition.UP_TO_DATE);
        put(1, ONLY_PERL, FACTS);
        assertThat(primary(1)).isEqualTo(HostCondition.FAILED);
        fleet.put(1, 1, outcome(12, Result.DONE));
        assertThat(hosts(HostCondition.FAILED)).isEmpty();
    }

    @Test
    void aHostIsSilentThatWasSeenTooLongAgo() {
        fleet.put(host(1, NOTHING, FACTS, 2, NOW.minus(Duration.ofHours(23))));
        fleet.put(host(2, NOTHING, FACTS, 2, NOW.minus(Duration.ofHours(25))));
        fleet.hosts().setSilentBefore(NOW.minus(Duration.ofDays(1)));
        assertThat(hosts(HostCondition.SILENT)).containsExactly(2);
    }

    @Test
    void inVersionOneAConfigurationIsTheSecondHalfOfAnUpdate() {
        fleet.put(host(1, BOTH_HALVES, Facts.UNKNOWN, 1, NOW));
        fleet.put(host(2, ONLY_CONFIGURED, Facts.UNKNOWN, 1, NOW));
        fleet.put(host(3, NOTHING, Facts.UNKNOWN, 1, NOW));
        assertThat(hosts(HostCondition.HALF_CONFIGURED)).containsExactly(2);
        assertThat(hosts(HostCondition.VERSION_ONE)).containsExactly(1, 2, 3);
        assertThat(primary(3)).isEqualTo(HostCondition.AWAITING);
    }

    @Test
    void decidedActionsAreNotPending() {
        put(1, ONLY_PERL, FACTS);
        assertThat(hosts(HostCondition.PENDING)).containsExactly(1);
        Decision decision = new Decision(
                7, List.of(new ApprovalPattern("perl", Kind.UPDATE, null, "5.36")), HostSelection.ALL, null, List.of());
        fleet.decisionChanges()
                .update(fleet.decisions(), Set.of(new AuthoredDecision(decision, "ada", null, NOW, null)), Set.of());
        assertThat(hosts(HostCondition.PENDING)).isEmpty();
        assertThat(primary(1)).isEqualTo(HostCondition.DECIDED);
    }

    @Test
    void aChangedReportReplacesTheConditions() {
        put(
                1,
                NOTHING,
                FACTS.toBuilder()
                        .gaps(new UpgradeGaps(
                                List.of("mariadb-server"),
                                List.of(new KeptBackPackage("libc6", "phased")),
                                List.of("/etc/ssh/sshd_config.dpkg-dist")))
                        .build());
        assertThat(hosts(HostCondition.HELD)).containsExactly(1);
        assertThat(hosts(HostCondition.KEPT_BACK)).containsExactly(1);
        assertThat(hosts(HostCondition.LEFTOVERS)).containsExactly(1);
        put(1, NOTHING, FACTS.with(new HostProblem(HostState.LISTS_EXPIRED, "expired")));
        assertThat(hosts(HostCondition.HELD)).isEmpty();
        assertThat(hosts(HostCondition.STALE_LISTS)).containsExactly(1);
        put(1, NOTHING, FACTS);
        assertThat(hosts(HostCondition.STALE_LISTS)).isEmpty();
        assertThat(hosts(HostCondition.LISTS_EXPIRED)).isEmpty();
        fleet.retainHosts(new RoaringBitmap());
        assertThat(fleet.conditions().at(NOW).all().isEmpty()).isTrue();
        assertThat(hosts(HostCondition.UP_TO_DATE)).isEmpty();
    }

    @Test
    void certificatesThatEndWithin30DaysOrHaveEndedAreFound() {
        put(1, NOTHING, FACTS);
        putCertificate(2, NOW.minus(Duration.ofDays(400)));
        putCertificate(3, NOW.minusSeconds(1));
        putCertificate(4, Instant.parse("2026-12-29T23:59:59Z"));
        putCertificate(5, Instant.parse("2026-12-30T00:00:00Z"));
        assertThat(hosts(HostCondition.CERTIFICATE_ENDS)).containsExactly(2, 3, 4);
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(fleet.conditions()
                        .at(tomorrow)
                        .find(HostCondition.CERTIFICATE_ENDS)
                        .toArray())
                .containsExactly(2, 3, 4, 5);
        assertThat(primary(2)).isEqualTo(HostCondition.UP_TO_DATE);
        putCertificate(2, NOW.plus(Duration.ofDays(365)));
        fleet.retainHosts(RoaringBitmap.bitmapOf(1, 2, 3, 5));
        assertThat(hosts(HostCondition.CERTIFICATE_ENDS)).containsExactly(3);
    }

    private static Facts requiring(PendingRestarts restarts) {
        return FACTS.toBuilder().restarts(restarts).build();
    }

    private void putCertificate(int id, Instant end) {
        HostRecord host = host(id, NOTHING, FACTS, 2, NOW);
        fleet.put(new HostRecord(id, host.name(), host.plan(), host.facts(), NOW, NOW, new HostIdentity(false, end)));
    }

    private void put(int id, int plan, Facts facts) {
        fleet.put(host(id, plan, facts, 2, NOW));
    }

    private static HostRecord host(int id, int plan, Facts facts, int protocol, Instant lastSeen) {
        return new HostRecord(
                id, "host-" + id, new ReportedPlan(protocol, plan, NOW), facts, lastSeen, lastSeen, UNKNOWN);
    }

    private static FleetAction row(Action action) {
        return new FleetAction(action, action.packageName(), NOW);
    }

    private static Outcome outcome(long run, Result result) {
        return new Outcome(run, result, result == Result.RUNNING ? null : NOW, NOW, false);
    }

    private HostCondition primary(int host) {
        return fleet.conditions().at(NOW).getPrimary(host);
    }

    private int[] hosts(HostCondition condition) {
        return fleet.conditions().at(NOW).find(condition).toArray();
    }
}
