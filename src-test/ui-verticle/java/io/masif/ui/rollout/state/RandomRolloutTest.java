package io.masif.ui.rollout.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.rollout.plan.Ring;
import io.masif.ui.view.host.RingHostState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a rollout, its rings open one after the other, each once, and nothing happens while it is paused. */
class RandomRolloutTest {
    private static final int ROLLOUTS = 2000;
    private static final int STEPS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ringsOpenOneAfterTheOther(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROLLOUTS; i++) {
            play(random);
        }
    }

    private static void play(Random random) {
        List<Ring> plan = IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(ring -> Plans.ring(
                        random.nextInt(4) == 0, random.nextInt(3), random.nextInt(4) == 0 ? Plans.CHECK : null))
                .toList();
        RolloutStatus status = RolloutStatus.begin(plan.size(), Plans.START);
        List<RingCounts> counts =
                new ArrayList<>(plan.stream().map(ring -> randomCounts(random)).toList());
        List<Integer> opened = new ArrayList<>();
        for (int minute = 0; minute < STEPS; minute++) {
            counts.set(random.nextInt(plan.size()), randomCounts(random));
            status = command(random, plan, status, Plans.minute(minute));
            status = runAll(plan, status, counts, Plans.minute(minute), random.nextBoolean(), opened);
        }
        assertThat(opened).isSorted().doesNotHaveDuplicates();
        assertThat(finish(plan, status, opened).state()).isIn(RolloutState.FINISHED, RolloutState.CANCELLED);
        assertThat(opened).isSorted().doesNotHaveDuplicates();
    }

    private static RingCounts randomCounts(Random random) {
        return new RingCounts(Map.of(
                RingHostState.DONE, random.nextInt(6),
                RingHostState.RUNNING, random.nextInt(2),
                RingHostState.WAITING, random.nextInt(3),
                RingHostState.BLOCKED, random.nextInt(2),
                RingHostState.FAILED, random.nextInt(3),
                RingHostState.LOST, random.nextInt(2),
                RingHostState.SILENT, 1,
                RingHostState.DECLINED, 1));
    }

    private static RolloutStatus command(Random random, List<Ring> plan, RolloutStatus status, Instant now) {
        RolloutCommand command = List.of(RolloutCommand.values()).get(random.nextInt(RolloutCommand.values().length));
        boolean isCommanded = random.nextInt(command == RolloutCommand.CANCEL ? 50 : 5) == 0;
        return isCommanded && command.isPossible(status, plan) ? command.apply(status, now) : status;
    }

    private static RolloutStatus runAll(
            List<Ring> plan,
            RolloutStatus before,
            List<RingCounts> counts,
            Instant now,
            boolean isCheckGood,
            List<Integer> opened) {
        RolloutStatus status = before;
        Optional<Transition> next = new RolloutMachine(plan).next(status, counts, now, isCheckGood);
        for (int steps = 0; next.isPresent(); steps++) {
            assertThat(steps).as("steps without an end").isLessThan(plan.size() * 6 + 6);
            assertThat(status.state()).isEqualTo(RolloutState.RUNNING);
            if (next.get() instanceof Transition.OpenRing open) {
                assertThat(status.rings().get(open.ring()).isOpened()).isFalse();
                assertThat(status.rings().subList(0, open.ring()))
                        .allMatch(ring -> ring.state().isEnd());
                opened.add(open.ring());
            }
            status = RolloutMachine.apply(status, next.get(), now);
            next = new RolloutMachine(plan).next(status, counts, now, isCheckGood);
        }
        return status;
    }

    /** With all hosts done, and an operator who lets it go on, it ends. */
    private static RolloutStatus finish(List<Ring> plan, RolloutStatus before, List<Integer> opened) {
        RolloutStatus status = before;
        List<RingCounts> done =
                plan.stream().map(ring -> Plans.counts(5, 0, 0, 0)).toList();
        for (int minute = STEPS; minute < STEPS * 2; minute++) {
            for (RolloutCommand command : List.of(RolloutCommand.RESUME, RolloutCommand.OPEN)) {
                status = command.isPossible(status, plan) ? command.apply(status, Plans.minute(minute)) : status;
            }
            status = runAll(plan, status, done, Plans.minute(minute), true, opened);
        }
        return status;
    }
}
