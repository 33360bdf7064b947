package io.masif.master.held;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.domain.Action;
import io.masif.domain.Kind;
import io.masif.master.store.StoredAction;
import io.masif.wire.WaitRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class HeldPlansTest {
    private static final long HIGHEST_NUMBER = 0xffff_ffffL;

    private final HeldPlans plans = new HeldPlans(Long.MAX_VALUE);

    @Test
    void planHasItsActionsWhateverTheirNumbers() {
        List<StoredAction> actions = LongStream.of(HIGHEST_NUMBER, 1, 127, 128, 255, 16_511, 1L << 31, 2)
                .mapToObj(HeldPlansTest::action)
                .toList();
        assertThat(plans.acquire(request(HIGHEST_NUMBER, actions)).orElseThrow().actions())
                .containsExactlyInAnyOrderElementsOf(actions);
    }

    @Test
    void hostsWithTheSamePlanShareOne() {
        HeldPlan plan = acquire(7, 1, 100);
        long bytes = plans.bytes();
        assertThat(acquire(7, 1, 100)).isSameAs(plan);
        assertThat(plans.bytes()).isEqualTo(bytes);
        plans.release(plan);
        assertThat(plan.actions()).hasSize(100);
        plans.release(plan);
        assertThat(plans.bytes()).isZero();
    }

    @Test
    void plansShareTheirActions() {
        HeldPlan first = acquire(1, 1, 1500);
        long bytes = plans.bytes();
        HeldPlan second = acquire(2, 1, 1499);
        assertThat(plans.bytes()).isLessThan(bytes + 2000);
        plans.release(first);
        assertThat(second.actions()).hasSize(1499);
        plans.release(second);
        assertThat(plans.bytes()).isZero();
    }

    @Test
    void planWithoutRoomIsRefusedUntilThereIsRoom() {
        HeldPlans few = new HeldPlans(100_000);
        HeldPlan first = few.acquire(request(1, actions(1, 100))).orElseThrow();
        long bytes = few.bytes();
        assertThat(few.acquire(request(2, actions(50, 200)))).isEmpty();
        assertThat(few.bytes()).isEqualTo(bytes);
        assertThat(few.acquire(request(1, actions(1, 100)))).contains(first);
        few.release(first);
        few.release(first);
        HeldPlan second = few.acquire(request(2, actions(50, 150))).orElseThrow();
        assertThat(second.actions()).containsExactlyInAnyOrderElementsOf(actions(50, 150));
    }

    @Test
    void findsPlansWithAnActionOfAPackage() {
        HeldPlan lower = acquire(1, 1, 10);
        HeldPlan higher = acquire(2, 10, 10);
        Predicate<HeldPlan> concerned = plans.concernedBy(Set.of("p5", "unknown"));
        assertThat(concerned.test(lower)).isTrue();
        assertThat(concerned.test(higher)).isFalse();
        assertThat(List.of(lower, higher)).allMatch(plans.concernedBy(Set.of("p10")));
        assertThat(List.of(lower, higher)).noneMatch(plans.concernedBy(Set.of()));
    }

    private HeldPlan acquire(long id, int first, int count) {
        return plans.acquire(request(id, actions(first, count))).orElseThrow();
    }

    private static HoldRequest request(long id, List<StoredAction> actions) {
        return new HoldRequest(1, id, actions, new WaitRequest(HeldHost.LONG, ""), null, Long.MAX_VALUE);
    }

    private static List<StoredAction> actions(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(HeldPlansTest::action)
                .toList();
    }

    private static StoredAction action(long number) {
        Action action = Action.of("p" + number, "all", Kind.INSTALL, null, "1");
        return new StoredAction(number, action.digest(), action, null, 0);
    }
}
