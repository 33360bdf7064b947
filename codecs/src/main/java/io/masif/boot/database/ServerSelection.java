package io.masif.boot.database;

import io.masif.boot.config.Address;
import io.masif.boot.database.ServerProbe.State;
import io.masif.vertx.WatchedConnections;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of several servers all connections of this process go to: the first of the list that can be written to, and then that one
 * for as long as it can; of a cluster one that is synced, if there is any. It is asked each second. When it cannot be written to
 * any more, or is not synced, all servers are asked at once, and where they lead to another one, the
 * connections to the former one are closed; so a frozen server delays a statement by some seconds at most. If none can be
 * written to, one that answers is used, since it can be read. Shared by all verticles of a Vert.x.
 */
final class ServerSelection implements Shareable {
    private static final String MAP = "masif.database.servers";
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** While no server can be written to. */
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(2);

    private static final long NO_TIMER = -1;

    private static final Logger LOG = LoggerFactory.getLogger(ServerSelection.class);

    private final Vertx vertx;
    /** Of who was the first to need it: others may end before. */
    private final Context context;

    private final List<ServerProbe> probes;
    private final ServerConnections connections = new ServerConnections();
    private final Future<Void> firstSearch;
    /** Ends when it is known which server to use: that of the last question to it. */
    private volatile Promise<Void> round = Promise.promise();
    /** Null before the first search has ended. */
    private volatile ServerProbe current;

    /** When the current server is asked again. */
    private final AtomicLong timer = new AtomicLong(NO_TIMER);

    private volatile Duration interval = INTERVAL;

    private ServerSelection(Vertx vertx, List<ServerProbe> probes) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.probes = probes;
        this.firstSearch = round.future();
    }

    /** That of this Vert.x for a configuration with several servers. */
    static ServerSelection of(Vertx vertx, DatabaseConfiguration configuration) {
        return vertx.sharedData()
                .<String, ServerSelection>getLocalMap(MAP)
                .computeIfAbsent(configuration.toString(), key -> begin(vertx, configuration));
    }

    private static ServerSelection begin(Vertx vertx, DatabaseConfiguration configuration) {
        ServerSelection selection = new ServerSelection(
                vertx,
                configuration.addresses().stream()
                        .map(address -> new ServerProbe(vertx, address, ConnectOptions.create(configuration, address)))
                        .toList());
        selection.search(State.UNREACHABLE);
        return selection;
    }

    /** The server to connect to now. Does not fail. */
    Future<Address> select() {
        ServerProbe selected = current;
        return selected != null
                ? Future.succeededFuture(selected.address())
                : firstSearch.map(searched -> current.address());
    }

    /** The Vert.x for a pool whose connections are closed, from when they begin to be opened, if their server is left. */
    Vertx watchConnections() {
        return WatchedConnections.of(vertx, connections::add);
    }

    /** Has all selections ask their servers at once. Ends when they know where to connect to; does not fail. */
    static Future<Void> recheck(Vertx vertx) {
        List<Future<Void>> all = vertx.sharedData().<String, ServerSelection>getLocalMap(MAP).values().stream()
                .map(ServerSelection::recheck)
                .toList();
        return all.isEmpty() ? Future.succeededFuture() : Future.join(all).mapEmpty();
    }

    /** Nothing is asked where all are read-only, as they were when they were asked last. */
    private Future<Void> recheck() {
        Promise<Void> known = Promise.promise();
        context.runOnContext(now -> {
            if (interval.equals(INTERVAL) && vertx.cancelTimer(timer.get())) {
                watch();
            }
            round.future().onComplete(known);
        });
        return known.future();
    }

    private void watch() {
        round = Promise.promise();
        current.ask().onSuccess(state -> {
            if (state == State.WRITABLE) {
                interval = INTERVAL;
                endRound();
            } else {
                search(state);
            }
        });
    }

    private void endRound() {
        scheduleWatch();
        round.tryComplete();
    }

    /** At random moments, so that processes that have lost the same server do not come to another one all at once. */
    private void scheduleWatch() {
        long millis = interval.toMillis();
        timer.set(vertx.setTimer(millis / 2 + ThreadLocalRandom.current().nextLong(millis), now -> watch()));
    }

    /**
     * Asks the others at once.
     *
     * @param ofCurrent what the current one, if there is one, has just answered: one that is frozen is not waited for again
     */
    private void search(State ofCurrent) {
        List<Future<State>> answers = probes.stream()
                .map(probe -> probe == current ? Future.succeededFuture(ofCurrent) : probe.ask())
                .toList();
        ServerSearch.await(vertx, answers, current != null).onSuccess(states -> {
            select(states);
            endRound();
        });
    }

    private void select(List<State> states) {
        Optional<ServerProbe> writable = findBest(states, State.WRITABLE).or(() -> findBest(states, State.NOT_SYNCED));
        if (writable.isPresent()) {
            moveTo(writable.get(), "which can be written to");
            interval = INTERVAL;
            return;
        }
        findBest(states, State.NOT_WRITABLE)
                .ifPresentOrElse(
                        readable -> moveTo(readable, "since none can be written to"),
                        () -> current = current == null ? probes.get(0) : current);
        Duration next = interval.multipliedBy(2);
        interval = next.compareTo(MAX_INTERVAL) > 0 ? MAX_INTERVAL : next;
    }

    /** One in this state: the current one, or else the first. */
    private Optional<ServerProbe> findBest(List<State> states, State state) {
        return IntStream.range(0, probes.size())
                .filter(index -> states.get(index) == state)
                .mapToObj(probes::get)
                .min(Comparator.comparing(probe -> probe != current));
    }

    private void moveTo(ServerProbe next, String reason) {
        if (next == current) {
            return;
        }
        LOG.info(
                "the database is used at address={}, {} formerly={}",
                next.address(),
                reason,
                current == null ? "none" : current.address());
        current = next;
        connections.allowOnly(next.address());
    }
}
