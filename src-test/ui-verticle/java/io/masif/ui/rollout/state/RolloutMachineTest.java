package io.masif.ui.rollout.state;

import static io.masif.ui.rollout.state.Plans.CHECK;
import static io.masif.ui.rollout.state.Plans.START;
import static io.masif.ui.rollout.state.Plans.counts;
import static io.masif.ui.rollout.state.Plans.minute;
import static io.masif.ui.rollout.state.Plans.ring;
import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.rollout.plan.SuccessThreshold;
import io.masif.ui.view.host.RingHostState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rollout does next by itself. */
class RolloutMachineTest {
    private List<Ring> plan = List.of(ring(false, 10, null), ring(false, 0, null));
    private RolloutStatus status = RolloutStatus.begin(2, START);

    private void applies(Transition expected, Instant now, RingCounts... counts) {
        assertThat(next(now, false, counts)).contains(expected);
        status = RolloutMachine.apply(status, expected, now);
    }

    private void waits(Instant now, RingCounts... counts) {
        assertThat(next(now, false, counts)).isEmpty();
    }

    private Optional<Transition> next(Instant now, boolean isCheckGood, RingCounts... counts) {
        RingCounts second = counts.length > 1 ? counts[1] : RingCounts.NONE;
        return new RolloutMachine(plan).next(status, List.of(counts[0], second), now, isCheckGood);
    }

    /** With hosts that count nowhere. */
    private static RingCounts uncounted(int done) {
        return new RingCounts(Map.of(
                RingHostState.DONE, done,
                RingHostState.SILENT, 7,
                RingHostState.DECLINED, 3,
                RingHostState.UNCONCERNED, 1));
    }

    @Test
    void aRingOpensWhenTheOneBeforeWasDoneForLongEnough() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        waits(minute(1), counts(7, 3, 0, 0));
        applies(new Transition.MeetSuccess(0), minute(2), counts(8, 2, 0, 0));
        waits(minute(11), counts(10, 0, 0, 0));
        applies(new Transition.SucceedRing(0), minute(12), counts(10, 0, 0, 0));
        applies(new Transition.OpenRing(1), minute(12), counts(10, 0, 0, 0));
        applies(new Transition.MeetSuccess(1), minute(13), counts(10, 0, 0, 0), counts(5, 0, 0, 0));
        applies(new Transition.SucceedRing(1), minute(13), counts(10, 0, 0, 0), counts(5, 0, 0, 0));
        applies(new Transition.Finish(), minute(13), counts(10, 0, 0, 0), counts(5, 0, 0, 0));
        assertThat(status.state()).isEqualTo(RolloutState.FINISHED);
        waits(minute(14), counts(0, 0, 10, 0), counts(0, 0, 5, 0));
    }

    @Test
    void theSoakTimeBeginsAgainIfHostsAreNoLongerDone() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        applies(new Transition.MeetSuccess(0), minute(1), counts(8, 0, 0, 0));
        applies(new Transition.LoseSuccess(0), minute(5), counts(8, 8, 0, 0));
        applies(new Transition.MeetSuccess(0), minute(6), counts(16, 0, 0, 0));
        waits(minute(15), counts(16, 0, 0, 0));
        applies(new Transition.SucceedRing(0), minute(16), counts(16, 0, 0, 0));
    }

    @Test
    void hostsToWhichItDoesNotApplyDoNotHoldUpARing() {
        plan = List.of(ring(false, 10, null, new SuccessThreshold(80, 0)), ring(false, 0, null));
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        applies(new Transition.MeetSuccess(0), START, uncounted(0));
        applies(new Transition.SucceedRing(0), minute(10), uncounted(1));
    }

    @Test
    void aNumberOfHostsToBeDoneIsWaitedForAlsoIfFewerProposeIt() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        waits(minute(1), uncounted(0));
        waits(minute(2), uncounted(1));
        applies(new Transition.MeetSuccess(0), minute(3), uncounted(2));
    }

    @Test
    void aBlockedHostIsWaitedFor() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        waits(minute(1), new RingCounts(Map.of(RingHostState.DONE, 2, RingHostState.BLOCKED, 1)));
    }

    @Test
    void itPausesAtTheErrorThreshold() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        waits(minute(1), counts(0, 9, 1, 0));
        applies(new Transition.Pause(0), minute(2), counts(0, 8, 1, 1));
        assertThat(status.state()).isEqualTo(RolloutState.PAUSED);
        assertThat(status.pausedBy()).isZero();
        waits(minute(3), counts(10, 0, 0, 0));
    }

    @Test
    void theNumberAloneDoesNotPauseIt() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        waits(minute(1), counts(0, 98, 2, 0));
    }

    @Test
    void hostsOfARingThatSucceededPauseItAsWell() {
        status = RolloutMachine.apply(status, new Transition.OpenRing(0), START);
        status = RolloutMachine.apply(status, new Transition.SucceedRing(0), minute(1));
        applies(new Transition.Pause(0), minute(2), counts(5, 0, 0, 5));
    }

    @Test
    void resumedItAcceptsTheErrorsThatThereAreAndNoMore() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        applies(new Transition.Pause(0), minute(2), counts(0, 7, 3, 0));
        status = RolloutCommand.RESUME.apply(status, minute(3));
        applies(new Transition.LowerAccepted(0, 3), minute(3), counts(0, 7, 3, 0));
        waits(minute(4), counts(0, 7, 3, 0));
        applies(new Transition.LowerAccepted(0, 0), minute(5), counts(3, 7, 0, 0));
        applies(new Transition.Pause(0), minute(6), counts(0, 7, 3, 0));
    }

    @Test
    void aRingByHandOpensWhenAnOperatorSaysSo() {
        plan = List.of(ring(true, 0, null), ring(false, 0, null));
        waits(START, RingCounts.NONE);
        assertThat(RolloutCommand.OPEN.isPossible(status, plan)).isTrue();
        status = RolloutCommand.OPEN.apply(status, minute(1));
        assertThat(RolloutCommand.OPEN.isPossible(status, plan)).isFalse();
        applies(new Transition.OpenRing(0), minute(2), RingCounts.NONE);
    }

    @Test
    void aRingWithACheckSucceedsOnlyIfThatIsGoodInTheEnd() {
        plan = List.of(ring(false, 10, CHECK), ring(false, 0, null));
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        applies(new Transition.MeetSuccess(0), START, counts(9, 0, 0, 0));
        assertThat(new RolloutMachine(plan).needsCheck(status, minute(9))).isFalse();
        assertThat(next(minute(9), true, counts(9, 0, 0, 0))).isEmpty();
        assertThat(new RolloutMachine(plan).needsCheck(status, minute(10))).isTrue();
        waits(minute(10), counts(9, 0, 0, 0));
        assertThat(next(minute(11), true, counts(9, 0, 0, 0))).contains(new Transition.SucceedRing(0));
    }

    @Test
    void aSkippedRingIsNeitherWaitedForNorWatched() {
        applies(new Transition.OpenRing(0), START, RingCounts.NONE);
        status = RolloutCommand.SKIP.apply(status, minute(1));
        applies(new Transition.OpenRing(1), minute(2), counts(0, 0, 10, 0));
        status = RolloutCommand.SKIP.apply(status, minute(3));
        applies(new Transition.Finish(), minute(4), counts(0, 0, 10, 0), counts(0, 0, 10, 0));
    }
}
