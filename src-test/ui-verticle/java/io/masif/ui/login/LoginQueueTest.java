package io.masif.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.masif.ui.session.LoginVerdict;
import io.masif.ui.session.LoginVerdict.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginQueueTest {
    private final Map<String, Promise<LoginVerdict>> startedChecks = new LinkedHashMap<>();
    private final List<String> abandoned = new ArrayList<>();
    private final LoginQueue queue = new LoginQueue(1, 6, 3);

    @Test
    void networksTakeTurns() {
        submit("a1", "a2", "a3", "b1", "c1", "c2");
        List.of("a1", "a2", "b1", "c1", "a3", "c2").forEach(this::end);
        assertThat(startedChecks.keySet()).containsExactly("a1", "a2", "b1", "c1", "a3", "c2");
    }

    @Test
    void aNetworkHasAShareOfTheQueue() {
        submit("a1", "a2", "a3", "a4");
        assertThat(submit("a5").result().outcome()).isEqualTo(Outcome.BUSY);
        assertThat(submit("a6").result().waitSeconds()).isPositive();
        assertThat(submit("b1").isComplete()).isFalse();
        assertThat(queue.countWaiting()).isEqualTo(4);
    }

    @Test
    void inAFullQueueTheLongestNetworkMakesRoom() {
        submit("x0", "a1", "a2", "a3", "b1", "b2");
        Future<LoginVerdict> last = submit("b3");
        assertThat(queue.countWaiting()).isEqualTo(6);
        Future<LoginVerdict> other = submit("c1");
        assertThat(other.isComplete()).isFalse();
        assertThat(queue.countWaiting()).isEqualTo(6);
        assertThat(submit("b4").result().outcome()).isEqualTo(Outcome.BUSY);
        assertThat(last.isComplete()).isFalse();
    }

    @Test
    void anAbandonedAttemptIsNotChecked() {
        Future<LoginVerdict> running = submit("a1");
        submit("b1", "b2", "c1");
        abandoned.addAll(List.of("b1", "b2"));
        end("a1");
        assertThat(running.result()).isEqualTo(LoginVerdict.WRONG);
        end("c1");
        assertThat(startedChecks.keySet()).containsExactly("a1", "c1");
        assertThat(queue.countWaiting()).isZero();
    }

    @Test
    void abandonedAttemptsAreEvictedFirst() {
        submit("x0", "a1", "a2", "a3", "b1", "b2", "b3");
        abandoned.add("a1");
        assertThat(submit("a4").isComplete()).isFalse();
        assertThat(queue.countWaiting()).isEqualTo(6);
    }

    @Test
    void aFailedCheckMakesRoomForTheNext() {
        Future<LoginVerdict> first = submit("a1");
        submit("a2");
        startedChecks.get("a1").fail("away");
        assertThat(first.failed()).isTrue();
        assertThat(startedChecks.keySet()).containsExactly("a1", "a2");
    }

    private Future<LoginVerdict> submit(String... names) {
        Future<LoginVerdict> last = null;
        for (String name : names) {
            last = queue.submit(name.substring(0, 1), () -> abandoned.contains(name), () -> {
                Promise<LoginVerdict> verdict = Promise.promise();
                startedChecks.put(name, verdict);
                return verdict.future();
            });
        }
        return last;
    }

    private void end(String name) {
        startedChecks.get(name).complete(LoginVerdict.WRONG);
    }
}
