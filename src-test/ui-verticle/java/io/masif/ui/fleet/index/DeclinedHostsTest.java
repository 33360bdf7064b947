package io.masif.ui.fleet.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.Decision;
import io.masif.decision.EffectiveDecision.State;
import io.masif.decision.HostSelection;
import io.masif.decision.HostSet;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import io.masif.domain.host.Facts;
import io.masif.ui.store.FleetAction;
import io.masif.ui.store.HostRecord;
import io.masif.ui.store.ReportedPlan;
import io.masif.ui.view.approval.AuthoredDecision;
import io.masif.ui.view.host.HostIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The sets of hosts by what is decided are what the decisions say of each host, whatever changes. */
class DeclinedHostsTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final int HOSTS = 6;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Action> ACTIONS = List.of(
            Action.of("perl", null, Kind.UPDATE, "1", "2"),
            Action.of("perl", null, Kind.CONFIGURE, null, "2"),
            Action.of("perl", null, Kind.REMOVE, "1", null),
            Action.of("bar", null, Kind.UPDATE, "1", "2"));
    private static final int[][] PLANS = {{}, {0, 1}, {0, 1, 3}, {2}, {0, 1, 2, 3}};

    @Property(tries = 200)
    void setsAgreeWithTheDecisionOfEachHost(@ForAll Random random) {
        FleetIndex fleet = new FleetIndex();
        for (int id = 0; id < ACTIONS.size(); id++) {
            fleet.put(id, new FleetAction(ACTIONS.get(id), ACTIONS.get(id).packageName(), START));
        }
        Instant now = START;
        for (int round = 0; round < 6; round++) {
            for (int host = 0; host < HOSTS; host++) {
                if (round == 0 || random.nextInt(4) == 0) {
                    int plan = random.nextInt(PLANS.length);
                    fleet.plans().put(plan, PLANS[plan]);
                    fleet.put(new HostRecord(
                            host,
                            "host-" + host,
                            new ReportedPlan(1 + random.nextInt(2), plan, now),
                            Facts.UNKNOWN,
                            now,
                            now,
                            new HostIdentity(false, null)));
                }
            }
            DecisionsInForce kind = random.nextBoolean() ? fleet.decisions() : fleet.declines();
            fleet.decisionChanges()
                    .update(
                            kind,
                            decisions(random, 10L * round),
                            kind.ids().stream().limit(1).toList());
            assertAgrees(fleet, now);
            Instant next = now.plusSeconds(random.nextInt(3));
            fleet.decisionChanges().expire(now, next);
            now = next;
            assertAgrees(fleet, now);
        }
    }

    private static void assertAgrees(FleetIndex fleet, Instant now) {
        PendingActions pending = new PendingActions(fleet, now);
        for (int id = 0; id < ACTIONS.size(); id++) {
            for (int host = 0; host < HOSTS; host++) {
                boolean isPlanned = fleet.hostsPlanning(id).contains(host);
                State state =
                        pending.findDecision(fleet.host(host), ACTIONS.get(id)).state();
                assertThat(pending.findHosts(id).contains(host)).isEqualTo(isPlanned && state == State.PENDING);
                assertThat(fleet.pendingHosts().getDeclined(id, now).contains(host))
                        .isEqualTo(isPlanned && state == State.DECLINED);
                assertThat(fleet.pendingHosts().getDeferred(id, now).contains(host))
                        .isEqualTo(isPlanned && state == State.DEFERRED);
            }
        }
    }

    private static List<AuthoredDecision> decisions(Random random, long firstId) {
        return LongStream.range(firstId, firstId + 3)
                .filter(id -> random.nextBoolean())
                .mapToObj(id -> new AuthoredDecision(decision(random, id), "test", null, START, null))
                .toList();
    }

    private static Decision decision(Random random, long id) {
        ApprovalPattern pattern = new ApprovalPattern(
                random.nextInt(3) == 0 ? null : "perl",
                random.nextBoolean() ? null : KINDS.get(random.nextInt(KINDS.size())),
                random.nextInt(4) == 0 ? "1" : null,
                random.nextBoolean() ? "2" : null);
        HostSet set = HostSet.of(random.ints(2, 0, HOSTS).toArray());
        HostSelection hosts =
                switch (random.nextInt(3)) {
                    case 0 -> HostSelection.ALL;
                    case 1 -> HostSelection.only(set);
                    default -> HostSelection.except(set);
                };
        Instant end = random.nextBoolean() ? null : START.plusSeconds(random.nextInt(8));
        return new Decision(id, List.of(pattern), hosts, end, List.of());
    }
}
