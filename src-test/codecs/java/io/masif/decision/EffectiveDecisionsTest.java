package io.masif.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.decision.EffectiveDecision.State;
import io.masif.domain.Action;
import io.masif.domain.ApprovalPattern;
import io.masif.domain.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A decline beats every approval. */
class EffectiveDecisionsTest {
    private static final Instant NOW = RandomDecisions.NOW;
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Action UPDATE = Action.of("perl", null, Kind.UPDATE, "1", "2");
    private static final Action CONFIGURATION = Action.of("perl", null, Kind.CONFIGURE, null, "2");
    private static final List<Action> ACTIONS =
            List.of(UPDATE, CONFIGURATION, Action.of("perl", null, Kind.REMOVE, "1", null));

    @Property(tries = 300)
    void agreesWithAllDecisionsTakenOneByOne(@ForAll Random random) {
        List<Decision> approvals = decisions(random);
        List<Decision> declines = decisions(random);
        EffectiveDecisions all = new EffectiveDecisions(index(approvals), index(declines));
        for (Action action : ACTIONS) {
            for (int host = 0; host < RandomDecisions.HOSTS; host++) {
                assertThat(all.find(host, action, false, NOW))
                        .isEqualTo(expected(approvals, declines, host, action, false));
                assertThat(all.find(host, action, true, NOW))
                        .isEqualTo(expected(approvals, declines, host, action, true));
            }
        }
    }

    /** On a host that reports the two halves of an update apart, an approved update has an approved configuration. */
    @Property(tries = 300)
    void noUpdateIsApprovedWithoutItsConfiguration(@ForAll Random random) {
        List<Decision> approvals = List.of(decision(0, new ApprovalPattern("perl", Kind.UPDATE, null, "2"), null));
        EffectiveDecisions all = new EffectiveDecisions(index(approvals), index(decisions(random)));
        for (int host = 0; host < RandomDecisions.HOSTS; host++) {
            if (all.find(host, UPDATE, true, NOW).isApproved()) {
                assertThat(all.find(host, CONFIGURATION, true, NOW).isApproved())
                        .isTrue();
            }
        }
    }

    private static EffectiveDecision expected(
            List<Decision> approvals, List<Decision> declines, int host, Action action, boolean part) {
        Decision decline = RandomDecisions.find(declines, host, action, part);
        if (part && action.kind() == Kind.UPDATE) {
            decline = Decision.last(decline, RandomDecisions.find(declines, host, CONFIGURATION, true));
        }
        if (decline != null) {
            return new EffectiveDecision(decline.expires() == null ? State.DECLINED : State.DEFERRED, decline);
        }
        Decision approval = RandomDecisions.find(approvals, host, action, part);
        return approval == null ? EffectiveDecision.PENDING : new EffectiveDecision(State.APPROVED, approval);
    }

    private static List<Decision> decisions(Random random) {
        return LongStream.range(0, random.nextInt(5))
                .mapToObj(id -> RandomDecisions.decision(random, id))
                .toList();
    }

    private static DecisionIndex index(List<Decision> decisions) {
        return DecisionIndex.EMPTY.withChanges(decisions, List.of());
    }

    @Test
    void aDeclinedActionIsNotApprovedWhateverTheApprovalsAre() {
        Decision decline = decision(1, new ApprovalPattern("perl", Kind.UPDATE, null, "2"), null);
        EffectiveDecision found = find(UPDATE, false, decline);
        assertThat(found).isEqualTo(EffectiveDecision.declined(decline));
        assertThat(found.state()).isEqualTo(State.DECLINED);
        assertThat(found.until()).isEqualTo(Instant.MAX);
    }

    @Test
    void aNewerVersionIsNotDeclined() {
        Decision decline = decision(1, new ApprovalPattern("perl", Kind.UPDATE, null, "2"), null);
        assertThat(find(Action.of("perl", null, Kind.UPDATE, "1", "3"), false, decline)
                        .isApproved())
                .isTrue();
    }

    @Test
    void ofSeveralDeferralsTheLastEndCounts() {
        ApprovalPattern perl = new ApprovalPattern("perl", null, null, null);
        EffectiveDecision found = find(UPDATE, false, decision(1, perl, NOW.plusSeconds(1)), decision(2, perl, LATER));
        assertThat(found.state()).isEqualTo(State.DEFERRED);
        assertThat(found.until()).isEqualTo(LATER);
    }

    @Test
    void aDeferralThatHasEndedLeavesTheApproval() {
        assertThat(find(UPDATE, false, decision(1, new ApprovalPattern("perl", null, null, null), NOW))
                        .isApproved())
                .isTrue();
    }

    @Test
    void bothHalvesOfAnUpdateAreDeclinedTogether() {
        for (Kind half : List.of(Kind.UPDATE, Kind.CONFIGURE)) {
            Decision decline = decision(1, new ApprovalPattern("perl", half, null, "2"), null);
            assertThat(find(UPDATE, true, decline).state()).isEqualTo(State.DECLINED);
            assertThat(find(CONFIGURATION, true, decline).state()).isEqualTo(State.DECLINED);
        }
        assertThat(find(CONFIGURATION, false, decision(1, new ApprovalPattern("perl", Kind.UPDATE, null, "2"), null))
                        .isApproved())
                .isTrue();
    }

    private static EffectiveDecision find(Action action, boolean partOfUpdate, Decision... declines) {
        Decision everything = decision(7, new ApprovalPattern(null, null, null, null), null);
        return new EffectiveDecisions(index(List.of(everything)), index(List.of(declines)))
                .find(3, action, partOfUpdate, NOW);
    }

    private static Decision decision(long id, ApprovalPattern pattern, Instant expires) {
        return new Decision(id, List.of(pattern), HostSelection.ALL, expires, List.of());
    }
}
