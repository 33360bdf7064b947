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
 * The queue of login attempts. Networks take turns, so that a flood from one network delays another by one check only. The
 * queue is limited per network and in total, and abandoned attempts are dropped. Belongs to one event loop.
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

    /** An attempt in the queue. */
    private static final class WaitingAttempt {
        private final BooleanSupplier isAbandoned;
        private final Supplier<Future<LoginVerdict>> check;
        private final Promise<LoginVerdict> verdict = Promise.promise();

        WaitingAttempt(BooleanSupplier isAbandoned, Supplier<Future<LoginVerdict>> check) {
            this.isAbandoned = isAbandoned;
            this.check = check;
        }

        boolean isAbandoned() {
            return isAbandoned.getAsBoolean();
        }

        void reject() {
            verdict.complete(LoginVerdict.BUSY);
        }
    }

    /**
     * Enqueues a check. The future has its verdict, or that it was rejected.
     *
     * @param isAbandoned whether no client waits for the verdict any more
     */
    Future<LoginVerdict> submit(String network, BooleanSupplier isAbandoned, Supplier<Future<LoginVerdict>> check) {
        WaitingAttempt attempt = new WaitingAttempt(isAbandoned, check);
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
        return attempt.verdict.future();
    }

    /** How many attempts wait; safe from any thread. */
    int countWaiting() {
        return size.get();
    }

    private int sizeOf(String network) {
        Deque<WaitingAttempt> attempts = attemptsByNetwork.get(network);
        return attempts == null ? 0 : attempts.size();
    }

    /** Rejects the latest attempt of the network with the longest queue, if the given network has a shorter one. */
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
                boolean isAbandoned = attempt.isAbandoned();
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
            if (attempt.isAbandoned()) {
                attempt.reject();
            } else {
                running++;
                attempt.check.get().onComplete((verdict, failure) -> {
                    running--;
                    attempt.verdict.complete(verdict, failure);
                    startNext();
                });
            }
        }
    }

    /** Removes the first attempt of the network whose turn it is, and moves that network to the end. */
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
