package io.masif.ui.login;

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
    private final int places;
    private final int most;
    private final int mostOfNetwork;
    private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private int running;

    /**
     * @param places how many checks run at once
     * @param most how many attempts wait
     * @param mostOfNetwork how many of them are of one network
     */
    LoginQueue(int places, int most, int mostOfNetwork) {
        this.places = places;
        this.most = most;
        this.mostOfNetwork = mostOfNetwork;
    }

    /** One attempt. */
    private record Waiting(
            BooleanSupplier abandoned, Supplier<Future<LoginVerdict>> check, Promise<LoginVerdict> verdict) {
        void drop() {
            verdict.complete(LoginVerdict.BUSY);
        }
    }

    /**
     * The verdict of the check when its turn has come, or that it does not come.
     *
     * @param abandoned whether nobody waits for the verdict any more
     */
    Future<LoginVerdict> submit(String network, BooleanSupplier abandoned, Supplier<Future<LoginVerdict>> check) {
        Waiting attempt = new Waiting(abandoned, check, Promise.promise());
        if (size.get() >= most || sizeOf(network) >= mostOfNetwork) {
            dropAbandoned();
        }
        if (sizeOf(network) >= mostOfNetwork || (size.get() >= most && !displaceFor(network))) {
            attempt.drop();
        } else {
            waiting.computeIfAbsent(network, key -> new ArrayDeque<>()).addLast(attempt);
            size.incrementAndGet();
            next();
        }
        return attempt.verdict().future();
    }

    /** How many attempts wait; from any thread. */
    int waiting() {
        return size.get();
    }

    private int sizeOf(String network) {
        Deque<Waiting> own = waiting.get(network);
        return own == null ? 0 : own.size();
    }

    /** The latest attempt of the network that has most makes room for one of a network that has fewer. */
    private boolean displaceFor(String network) {
        Deque<Waiting> longest = waiting.values().stream()
                .max(Comparator.comparingInt(Collection::size))
                .orElseThrow();
        if (longest.size() <= sizeOf(network) + 1) {
            return false;
        }
        longest.removeLast().drop();
        size.decrementAndGet();
        return true;
    }

    private void dropAbandoned() {
        Iterator<Deque<Waiting>> networks = waiting.values().iterator();
        while (networks.hasNext()) {
            Deque<Waiting> own = networks.next();
            own.removeIf(attempt -> {
                boolean left = attempt.abandoned().getAsBoolean();
                if (left) {
                    size.decrementAndGet();
                    attempt.drop();
                }
                return left;
            });
            if (own.isEmpty()) {
                networks.remove();
            }
        }
    }

    private void next() {
        while (running < places && !waiting.isEmpty()) {
            Waiting attempt = take();
            if (attempt.abandoned().getAsBoolean()) {
                attempt.drop();
            } else {
                running++;
                attempt.check().get().onComplete((verdict, failure) -> {
                    running--;
                    attempt.verdict().complete(verdict, failure);
                    next();
                });
            }
        }
    }

    /** The first attempt of the network whose turn it is, which then is the last. */
    private Waiting take() {
        String network = waiting.keySet().iterator().next();
        Deque<Waiting> own = waiting.remove(network);
        Waiting first = own.removeFirst();
        size.decrementAndGet();
        if (!own.isEmpty()) {
            waiting.put(network, own);
        }
        return first;
    }
}
