package io.masif.ui.login;

import io.masif.ui.session.LoginVerdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Attempts that wait for their check. Networks take turns, so that a flood from one costs another one check each; so many
 * wait at most, of a network and in all; and what its client has left is dropped when its turn comes. Belongs to one event
 * loop.
 */
final class LoginQueue {
    private final int maxRunning;
    private final int maxWaiting;
    private final int maxWaitingPerNetwork;
    private final Map<String, Deque<WaitingAttempt>> attemptsByNetwork = new LinkedHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private int running;

    /**
     * @param maxRunning how many checks run at once
     * @param maxWaiting how many attempts wait
     * @param maxWaitingPerNetwork how many of them are of one network
     */
    LoginQueue(int maxRunning, int maxWaiting, int maxWaitingPerNetwork) {
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.maxWaitingPerNetwork = maxWaitingPerNetwork;
    }

    /** One attempt. */
    private record WaitingAttempt(
            BooleanSupplier isAbandoned, Supplier<Future<LoginVerdict>> check, Promise<LoginVerdict> verdict) {
        void reject() {
            verdict.complete(LoginVerdict.BUSY);
        }
    }

    /**
     * The verdict of the check when its turn has come, or that it does not come.
     *
     * @param isAbandoned whether nobody waits for the verdict any more
     */
    Future<LoginVerdict> submit(String network, BooleanSupplier isAbandoned, Supplier<Future<LoginVerdict>> check) {
        WaitingAttempt attempt = new WaitingAttempt(isAbandoned, check, Promise.promise());
        if (size.get() >= maxWaiting || sizeOf(network) >= maxWaitingPerNetwork) {
            dropAbandoned();
        }
        if (sizeOf(network) >= maxWaitingPerNetwork || (size.get() >= maxWaiting && !evictFor(network))) {
            attempt.reject();
        } else {
            attemptsByNetwork
                    .computeIfAbsent(network, key -> new ArrayDeque<>())
                    .addLast(attempt);
            size.incrementAndGet();
            startNext();
        }
        return attempt.verdict().future();
    }

    /** How many attempts wait; from any thread. */
    int attemptsByNetwork() {
        return size.get();
    }

    private int sizeOf(String network) {
        Deque<WaitingAttempt> attempts = attemptsByNetwork.get(network);
        return attempts == null ? 0 : attempts.size();
    }

    /** The latest attempt of the network that has most makes room for one of a network that has fewer. */
    private boolean evictFor(String network) {
        Deque<WaitingAttempt> longest = attemptsByNetwork.values().stream()
                .max(Comparator.comparingInt(Collection::size))
                .orElseThrow();
        if (longest.size() <= sizeOf(network) + 1) {
            return false;
        }
        longest.removeLast().reject();
        size.decrementAndGet();
        return true;
    }

    private void dropAbandoned() {
        Iterator<Deque<WaitingAttempt>> networks = attemptsByNetwork.values().iterator();
        while (networks.hasNext()) {
            Deque<WaitingAttempt> attempts = networks.next();
            attempts.removeIf(attempt -> {
                boolean isAbandoned = attempt.isAbandoned().getAsBoolean();
                if (isAbandoned) {
                    size.decrementAndGet();
                    attempt.reject();
                }
                return isAbandoned;
            });
            if (attempts.isEmpty()) {
                networks.remove();
            }
        }
    }

    private void startNext() {
        while (running < maxRunning && !attemptsByNetwork.isEmpty()) {
            WaitingAttempt attempt = pollNext();
            if (attempt.isAbandoned().getAsBoolean()) {
                attempt.reject();
            } else {
                running++;
                attempt.check().get().onComplete((verdict, failure) -> {
                    running--;
                    attempt.verdict().complete(verdict, failure);
                    startNext();
                });
            }
        }
    }

    /** The first attempt of the network whose turn it is, which then is the last. */
    private WaitingAttempt pollNext() {
        String network = attemptsByNetwork.keySet().iterator().next();
        Deque<WaitingAttempt> attempts = attemptsByNetwork.remove(network);
        WaitingAttempt first = attempts.removeFirst();
        size.decrementAndGet();
        if (!attempts.isEmpty()) {
            attemptsByNetwork.put(network, attempts);
        }
        return first;
    }
}
