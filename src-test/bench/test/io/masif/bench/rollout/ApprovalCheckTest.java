package io.masif.bench.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.bench.rollout.ApprovalCheck.Approval;
import io.masif.decision.HostSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the simulation of a rollout notices each approval that a host must not be answered. */
class ApprovalCheckTest {
    private static final int IN_FIRST_RING = 0;
    private static final int IN_NO_RING = 1;
    private static final long OPENED = 10_000;

    private final ApprovalCheck check = new ApprovalCheck();

    @BeforeEach
    void setIds() {
        check.setIds(new int[] {71, 72});
    }

    private static RolloutRecord record(String state, long since) {
        return record(state, since, List.of());
    }

    private static RolloutRecord record(String state, long since, List<RolloutRecord.Pause> pauses) {
        RolloutRecord.Ring first = new RolloutRecord.Ring("open", OPENED, null, HostSet.of(71));
        RolloutRecord.Ring second = new RolloutRecord.Ring("waiting", null, null, HostSet.NONE);
        return new RolloutRecord(state, 0, since, List.of(first, second), pauses);
    }

    @Test
    void hostOfAnOpenRingMayBeApprovedAlsoBeforeTheRingWasRead() {
        check.add(IN_FIRST_RING, OPENED + 200);
        check.review(record("running", 0), OPENED + 250);
        check.add(IN_FIRST_RING, OPENED + 300);
        check.review(record("running", 0), OPENED + 350);
        assertThat(check.wrong()).isEmpty();
        assertThat(check.count()).isEqualTo(2);
    }

    @Test
    void hostOfNoRingMustNotBeApproved() {
        check.add(IN_NO_RING, OPENED + 200);
        assertThat(check.wrong()).isEmpty();
        check.review(record("running", 0), OPENED + 250);
        check.add(IN_NO_RING, OPENED + 300);
        check.review(record("running", 0), OPENED + 350);
        assertThat(check.wrong())
                .containsExactly(new Approval(IN_NO_RING, OPENED + 200), new Approval(IN_NO_RING, OPENED + 300));
    }

    @Test
    void hostMustNotBeApprovedBeforeItsRingOpens() {
        check.add(IN_FIRST_RING, OPENED - 500);
        check.review(record("running", 0), OPENED + 250);
        assertThat(check.wrong()).containsExactly(new Approval(IN_FIRST_RING, OPENED - 500));
    }

    @Test
    void everyHostMayBeApprovedWhenTheRolloutHasFinished() {
        check.add(IN_NO_RING, OPENED + 900);
        check.review(record("finished", OPENED + 800), OPENED + 950);
        assertThat(check.wrong()).isEmpty();
    }

    @Test
    void noHostMayBeApprovedWhileTheRolloutIsPausedForTwoSeconds() {
        long paused = OPENED + 1000;
        long resumed = OPENED + 9000;
        for (long moment : new long[] {paused + 1900, paused + 3000, resumed - 500, resumed + 10}) {
            check.add(IN_FIRST_RING, moment);
        }
        check.review(record("running", resumed, List.of(new RolloutRecord.Pause(paused, resumed))), resumed + 50);
        assertThat(check.wrong())
                .containsExactly(
                        new Approval(IN_FIRST_RING, paused + 3000), new Approval(IN_FIRST_RING, resumed - 500));
    }

    @Test
    void norAfterItWasCancelled() {
        check.add(IN_FIRST_RING, OPENED + 3500);
        List<RolloutRecord.Pause> pauses = List.of(new RolloutRecord.Pause(OPENED + 1000, Long.MAX_VALUE));
        check.review(record("cancelled", OPENED + 1000, pauses), OPENED + 3600);
        assertThat(check.wrong()).hasSize(1);
    }

    @Test
    void approvalsAfterAPauseAreCounted() {
        for (long moment : new long[] {OPENED + 100, OPENED + 2000, OPENED + 2001, OPENED + 5000}) {
            check.add(IN_FIRST_RING, moment);
        }
        assertThat(check.countAfter(OPENED + 2000)).isEqualTo(2);
        assertThat(check.lastAnsweredAt()).isEqualTo(OPENED + 5000);
    }
}
