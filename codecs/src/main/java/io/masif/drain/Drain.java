package io.masif.drain;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the servers of a Vert.x, in three phases:
 *
 * <ol>
 *   <li>the process is not ready any more, and serves as before: balancers give it no new connections;
 *   <li>each answer closes its connection, so that clients with requests one after the other connect to somebody else between
 *       two of them;
 *   <li>nobody listens any more, idle connections are closed, and what has been asked is answered.
 * </ol>
 *
 * <p>Safe from any thread.
 */
public final class Drain implements Shareable {
    private static final String MAP = "masif.drain";
    /** A connection without a request for so long has a client that will hardly send one just when it is closed. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final Queue<DrainedServer> servers = new ConcurrentLinkedQueue<>();
    private volatile boolean hasBegun;
    private volatile boolean isClosing;
    /** When connections are cut off, as {@link System#nanoTime()}. */
    private volatile long endNanos;

    private Drain() {}

    /** The end of the servers of this Vert.x. */
    public static Drain of(Vertx vertx) {
        return vertx.sharedData().<String, Drain>getLocalMap(MAP).computeIfAbsent(MAP, key -> new Drain());
    }

    /**
     * Adds a server of the event loop on which this is called.
     *
     * @param onClosing run on that event loop when answers begin to close their connections: ends what would be answered much
     *     later
     */
    public void add(Vertx vertx, HttpServer server, Runnable onClosing) {
        servers.add(new DrainedServer(vertx.getOrCreateContext(), server, onClosing));
    }

    /** A sentence why the process is not ready any more; empty if it is not asked to end. */
    public Optional<String> problem() {
        return hasBegun ? Optional.of("this process has been asked to end") : Optional.empty();
    }

    /** Whether each answer closes its connection. */
    public boolean isClosing() {
        return isClosing;
    }

    /**
     * To be called before the headers of an answer are sent: the connection is closed after it if its turn has come. The answer
     * may take all the time that is left.
     */
    public void beforeAnswer(HttpServerRequest request) {
        if (!isClosing) {
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        request.connection().shutdown(Math.max(1, endNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Ends all servers; completes when their connections are closed. */
    public Future<Void> run(Vertx vertx, ShutdownTimes times) {
        if (times.equals(ShutdownTimes.NONE)) {
            return Future.succeededFuture();
        }
        hasBegun = true;
        LOG.info(
                "asked to end, not ready any more graceSeconds={}",
                times.grace().toSeconds());
        Duration lastAnswers = LAST_ANSWERS.compareTo(times.timeout()) < 0 ? LAST_ANSWERS : times.timeout();
        return pause(vertx, times.grace())
                .compose(over -> beginClosing(vertx, lastAnswers, times.timeout()))
                .compose(over -> shutDown(times.timeout().minus(lastAnswers)));
    }

    private Future<Void> beginClosing(Vertx vertx, Duration lastAnswers, Duration timeout) {
        LOG.info("answers close their connections");
        endNanos = System.nanoTime() + timeout.toNanos();
        isClosing = true;
        servers.forEach(DrainedServer::beginClosing);
        return pause(vertx, lastAnswers);
    }

    private Future<Void> shutDown(Duration timeout) {
        LOG.info("listening no more");
        return Future.join(
                        servers.stream().map(server -> server.shutDown(timeout)).toList())
                .mapEmpty();
    }

    private static Future<Void> pause(Vertx vertx, Duration time) {
        return time.isZero()
                ? Future.succeededFuture()
                : vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
    }
}
